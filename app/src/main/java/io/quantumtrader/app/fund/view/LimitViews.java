package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.DecidingSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.view.LimitView;
import java.util.List;

/** Shows the numbers that the fund decides by. */
public final class LimitViews {

    private LimitViews() {}

    public static List<LimitView> of(Settings settings) {
        return DecidingSettings.of(settings).stream()
                .map(one -> new LimitView(
                        one.path(),
                        one.limit() ? LimitView.Kind.LIMIT : LimitView.Kind.THETA,
                        String.valueOf(one.value()),
                        one.source(),
                        one.about()))
                .toList();
    }
}
