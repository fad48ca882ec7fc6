package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.kernelcommand.KernelCommand;
import io.quantumtrader.http.request.KernelRequest;
import io.quantumtrader.http.view.KernelView;
import java.util.List;
import java.util.Optional;

/** Questions to the kernel by the theta that the fund runs with. */
final class KernelQuestions {

    private final Settings settings;

    KernelQuestions(Settings settings) {
        this.settings = settings;
    }

    Optional<KernelView> answer(KernelRequest request) {
        return KernelCommand.answers(request.question(), request.explain(), settings, request.cases())
                .map(answers -> new KernelView(List.copyOf(answers)));
    }
}
