package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistancesTest {

    private static final String DISTANCES = """
            [{"code":"STOP_CROSSED","share":0.804,"change":"mark 98 (-2.97 %)"},
             {"code":"DATA_STALE","share":0.1,"change":"in 9 s"},
             {"code":"DRIFT","share":null,"change":""}]""";

    @Test
    void tellTheNearestWithWhatFiresIt() throws JsonProcessingException {
        assertThat(nearest(DISTANCES)).isEqualTo("80 % STOP_CROSSED: mark 98 (-2.97 %)");
        assertThat(nearest("[{\"code\":\"HEAT_HOT\",\"share\":1.2,\"change\":\"\"}]"))
                .isEqualTo("120 % HEAT_HOT");
    }

    @Test
    void tellNothingWhereNothingHasADistance() throws JsonProcessingException {
        assertThat(nearest("[]")).isEqualTo("-");
        assertThat(nearest("[{\"code\":\"KILL_SWITCH_REDUCE_ONLY\",\"share\":null,\"change\":\"a word\"}]"))
                .isEqualTo("-");
    }

    @Test
    void areALastColumnOfATable() throws JsonProcessingException {
        var positions = new ObjectMapper().readTree("[{\"symbol\":\"BTCUSDT\",\"distances\":" + DISTANCES + "}]");
        var out = new StringWriter();

        Table.columns(
                        positions,
                        List.of("symbol"),
                        "nearest",
                        position -> Distances.nearest(position.path("distances")))
                .print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly("symbol   nearest", "BTCUSDT  80 % STOP_CROSSED: mark 98 (-2.97 %)");
    }

    private static String nearest(String json) throws JsonProcessingException {
        return Distances.nearest(new ObjectMapper().readTree(json));
    }
}
