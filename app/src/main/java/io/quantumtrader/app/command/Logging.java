package io.quantumtrader.app.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.notify.LogSettings.Format;
import io.quantumtrader.app.notify.PlainMessage;
import io.quantumtrader.app.notify.PlainTrace;
import java.nio.file.Path;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashCommonFieldNames;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log file of a fund or a venue: everything from INFO up, by day, kept for a month within one gibibyte. */
final class Logging {

    private static final int DAYS = 31;

    private Logging() {}

    /** From now on the log goes to {@code fund.log} in the folder and nowhere else: what fails on purpose is no news. */
    static void onlyInto(Path folder) {
        into(folder);
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender("STDERR");
    }

    /** From now on the log also goes to {@code fund.log} in the folder. */
    private static void into(Path folder) {
        into(folder, "fund", Format.TEXT);
    }

    /** From now on the log also goes to {@code fund.log} in the folder, and looks as these settings say, also on standard error. */
    static void into(Path folder, Settings settings) {
        into(folder, "fund", settings);
    }

    /** The same with a file of another name. */
    static void into(Path folder, String name, Settings settings) {
        var format = FundSettings.of(settings).logging().format();
        into(folder, name, format);
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (format == Format.JSON
                && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR")
                        instanceof OutputStreamAppender<ILoggingEvent> console) {
            console.stop();
            console.setEncoder(json(context));
            console.start();
        }
    }

    private static void into(Path folder, String name, Format format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var lines = switch (format) {
            case TEXT -> text(context);
            case JSON -> json(context);
        };
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setName("file");
        file.setFile(folder.resolve(name + ".log").toString());
        file.setEncoder(lines);
        var daily = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        daily.setContext(context);
        daily.setParent(file);
        daily.setFileNamePattern(
                folder.resolve(name + ".%d{yyyy-MM-dd}.%i.log.gz").toString());
        daily.setMaxFileSize(FileSize.valueOf("64MB"));
        daily.setMaxHistory(DAYS);
        daily.setTotalSizeCap(FileSize.valueOf("1GB"));
        daily.start();
        file.setRollingPolicy(daily);
        file.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
    }

    /** One line an event, whatever is in its message, and its stack trace set in below it. */
    static Encoder<ILoggingEvent> text(LoggerContext context) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put(PlainMessage.WORD, PlainMessage::new);
        layout.getInstanceConverterMap().put(PlainTrace.WORD, PlainTrace::new);
        layout.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger{36} %plain%n%trace");
        layout.start();
        var lines = new LayoutWrappingEncoder<ILoggingEvent>();
        lines.setContext(context);
        lines.setLayout(layout);
        lines.start();
        return lines;
    }

    /** One object a line: time, level, thread, logger, message, stack_trace where there is one, and what the line is about. */
    static Encoder<ILoggingEvent> json(LoggerContext context) {
        var names = new LogstashFieldNames();
        names.setTimestamp("time");
        names.setLogger("logger");
        names.setThread("thread");
        names.setVersion(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
        names.setLevelValue(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
        var objects = new LogstashEncoder();
        objects.setContext(context);
        objects.setFieldNames(names);
        objects.setTimeZone("UTC");
        objects.start();
        return objects;
    }
}
