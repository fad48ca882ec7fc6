package io.quantumtrader.app.command;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
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
    static void into(Path folder) {
        into(folder, "fund");
    }

    /** From now on the log also goes to a file of this name in the folder. */
    static void into(Path folder, String name) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger{36} %msg%n");
        lines.start();
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
}
