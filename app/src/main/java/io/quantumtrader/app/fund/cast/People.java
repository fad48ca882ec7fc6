package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.symbol.SymbolCommand;
import java.util.SortedMap;
import org.apache.pekko.actor.typed.ActorRef;

/** Everybody in a fund that one may speak to. */
public record People(
        SortedMap<String, ActorRef<SymbolCommand>> symbols,
        ActorRef<PortfolioCommand> portfolio,
        ActorRef<GovernorCommand> governor,
        ActorRef<EmergencyCommand> emergencyStop,
        ActorRef<KillSwitch.Command> killSwitch,
        ActorRef<CeoCommand> ceo) {}
