package io.quantumtrader.app.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as {@code 2025-05-19T12:00:00Z}, or a day as {@code 2025-05-19}, which begins at midnight UTC. */
final class InstantOption implements ITypeConverter<Instant> {

    private static final int DAY = "2025-05-19".length();

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == DAY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new TypeConversionException(
                    "'" + text + "' is no moment; expected one like 2025-05-19T12:00:00Z, or a day like 2025-05-19");
        }
    }
}
