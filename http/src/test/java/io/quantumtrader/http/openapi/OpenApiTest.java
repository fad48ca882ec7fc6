package io.quantumtrader.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description that the server gives of its API is written from the code; {@code ./qt reference} makes this test write it. */
class OpenApiTest {

    private static final Path FILE = Path.of("src", "main", "resources", "io", "quantumtrader", "http", "openapi.json");

    @Test
    void theDescriptionSaysWhatTheCodeSays() throws IOException {
        String text = text();
        if ("write".equals(System.getProperty("reference"))) Files.writeString(FILE, text);

        assertThat(Files.readString(FILE)).isEqualTo(text);
    }

    @Test
    void aReaderOfOpenApiFindsNothingWrongWithIt() throws IOException {
        var read = new OpenAPIV3Parser().readContents(Files.readString(FILE), null, null);

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
    }

    private static String text() throws IOException {
        var indented = new DefaultPrettyPrinter();
        indented.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return new ObjectMapper().writer(indented).writeValueAsString(OpenApi.document()) + "\n";
    }
}
