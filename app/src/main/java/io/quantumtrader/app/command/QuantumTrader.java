package io.quantumtrader.app.command;

import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.client.TokenExposed;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The root of the command line; asked without a command it shows the help and ends with {@link ExitCode#USAGE}. */
@Command(
        name = "qt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Risk and exits of a leveraged crypto-futures fund. Start with: ./qt up",
        footer = {
            "",
            "Commands of the launcher itself:",
            "  test       Run the whole test suite; the tests of the page where a Chromium is found (QT_CHROMIUM, else",
            "             on the PATH). --browser fails where none is; --database-url and --database-user run it on a",
            "             PostgreSQL of yours.",
            "  build      Compile and package; up does it by itself.",
            "  reference  Write the generated pages of docs/reference."
        },
        exitCodeListHeading = "%nExit codes:%n")
public final class QuantumTrader implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private QuantumTrader() {}

    /** The whole command line, ready to execute; {@code launch} stands behind all that starts or reads a fund. */
    public static CommandLine commandLine(Launch launch) {
        CommandLine root = new CommandLine(new QuantumTrader());
        root.addSubcommand(new Up(launch))
                .addSubcommand(new VenueCommand(launch))
                .addSubcommand(new NodeCommand(launch))
                .addSubcommand(
                        "cluster",
                        new CommandLine(new ClusterCommand())
                                .addSubcommand(new ClusterUp(launch))
                                .addSubcommand(new ClusterStatus())
                                .addSubcommand(new ClusterKill())
                                .addSubcommand(new ClusterPause())
                                .addSubcommand(new ClusterResume())
                                .addSubcommand(new ClusterLeave())
                                .addSubcommand(new ClusterStart())
                                .addSubcommand(new ClusterPartition())
                                .addSubcommand(new ClusterHeal())
                                .addSubcommand(new ClusterDown()))
                .addSubcommand(new Run(launch))
                .addSubcommand(new Replay(launch))
                .addSubcommand(new WhatIf(launch))
                .addSubcommand(new Status())
                .addSubcommand(new Watch())
                .addSubcommand(new Positions())
                .addSubcommand(new Portfolio())
                .addSubcommand(new Market())
                .addSubcommand(new Limits())
                .addSubcommand(new Decisions())
                .addSubcommand(new Equity())
                .addSubcommand(new Explain(launch))
                .addSubcommand(new WhyNot(launch))
                .addSubcommand(new Trades(launch))
                .addSubcommand(new Performance(launch))
                .addSubcommand(new Export(launch))
                .addSubcommand(
                        "projections",
                        new CommandLine(new Projections())
                                .addSubcommand(new ProjectionsStatus(launch))
                                .addSubcommand(new ProjectionsRebuild(launch)))
                .addSubcommand(new Views())
                .addSubcommand(new ViewCommand())
                .addSubcommand(
                        "jobs",
                        new CommandLine(new Jobs())
                                .addSubcommand(new JobList())
                                .addSubcommand(new JobShow())
                                .addSubcommand(new JobStart())
                                .addSubcommand(new JobCancel()))
                .addSubcommand(new Ladder())
                .addSubcommand(new Permits())
                .addSubcommand(new Alarms())
                .addSubcommand(new KillSwitchCommand())
                .addSubcommand(new OpenCommand())
                .addSubcommand(new CloseCommand())
                .addSubcommand(new Kill())
                .addSubcommand(new EmergencyStop())
                .addSubcommand(new StepUp())
                .addSubcommand(new Release())
                .addSubcommand(new Halt())
                .addSubcommand(new Health())
                .addSubcommand(new Members())
                .addSubcommand(new Metrics())
                .addSubcommand(new WhoAmI())
                .addSubcommand(new Writes())
                .addSubcommand(new Doctor(launch))
                .addSubcommand(
                        "token",
                        new CommandLine(new Tokens())
                                .addSubcommand(new TokenGive())
                                .addSubcommand(new TokenList())
                                .addSubcommand(new TokenRevoke()))
                .addSubcommand(
                        "audit",
                        new CommandLine(new Audit())
                                .addSubcommand(new AuditVerify(launch))
                                .addSubcommand(new AuditRoots(launch)))
                .addSubcommand(new ArchiveCommand(launch))
                .addSubcommand(new Backup(launch))
                .addSubcommand(new Restore(launch))
                .addSubcommand(new Kernel())
                .addSubcommand(
                        "drill",
                        new CommandLine(new Drill())
                                .addSubcommand(new DrillModel())
                                .addSubcommand(new DrillLadder())
                                .addSubcommand(new DrillKill())
                                .addSubcommand(new DrillCrash(launch))
                                .addSubcommand(new DrillCluster(launch))
                                .addSubcommand(new DrillRehearse()))
                .addSubcommand(
                        "bench",
                        new CommandLine(new Bench())
                                .addSubcommand(new BenchHttp(launch))
                                .addSubcommand(new BenchJournal())
                                .addSubcommand(new BenchRecovery())
                                .addSubcommand(new BenchReplay(launch))
                                .addSubcommand(new BenchSymbols()))
                .addSubcommand(new ShowConfiguration(launch))
                .addSubcommand(new Completion(() -> commandLine(launch)));
        offerHelp(root);
        root.addSubcommand(new CommandLine.HelpCommand());
        root.getCommandSpec().usageMessage().exitCodeList(ExitCode.byNumber());
        root.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
        return root;
    }

    private static void offerHelp(CommandLine parent) {
        parent.getSubcommands().values().forEach(command -> {
            command.getCommandSpec().addOption(help());
            offerHelp(command);
        });
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }

    /** Failures that a person can mend are told in words; anything else is a bug and keeps its stack trace. */
    private static int explain(Exception failure, CommandLine command) throws Exception {
        ExitCode code = switch (failure) {
            case ConfigurationRefused refused -> ExitCode.CONFIGURATION;
            case TokenExposed exposed -> ExitCode.CONFIGURATION;
            case NotReachable unreachable -> ExitCode.NOT_REACHABLE;
            case FundRefused refused -> ExitCode.FAILED;
            case LaunchFailed failed -> ExitCode.FAILED;
            case PostgresUnavailable down -> ExitCode.FAILED;
            case UnsupportedOperationException unsupported -> ExitCode.FAILED;
            default -> throw failure;
        };
        command.getErr().println("qt: " + failure.getMessage());
        command.getErr().flush();
        return code.number();
    }
}
