package io.quantumtrader.http.chromium;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that take a {@link Tabs}. They run only where the build was told of a Chromium ({@code -Dbrowser=PATH}, which
 * {@code ./qt test} finds by itself), and fail for whatever the browser complained about and the test did not expect.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@Timeout(60)
@ExtendWith(ChromiumExtension.class)
public @interface InChromium {}
