package io.ringfence;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.ringfence.act.notify.Preview;
import io.ringfence.act.notify.Trial;
import io.ringfence.audit.Audit;
import io.ringfence.audit.AuditJson;
import io.ringfence.audit.AuditText;
import io.ringfence.audit.PastDialled;
import io.ringfence.audit.ask.AskedVersion;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.backup.Backup;
import io.ringfence.backup.Restoration;
import io.ringfence.cli.AuditCommand;
import io.ringfence.cli.ConfigCommand;
import io.ringfence.cli.DemoCommand;
import io.ringfence.cli.DemoView;
import io.ringfence.cli.DoctorCommand;
import io.ringfence.cli.HealthCommand;
import io.ringfence.cli.InvestigateCommand;
import io.ringfence.cli.NotifyCommand;
import io.ringfence.cli.NumberCommand;
import io.ringfence.cli.ReplayCommand;
import io.ringfence.cli.RunCommand;
import io.ringfence.cli.SimulateCommand;
import io.ringfence.cli.care.BackupCommand;
import io.ringfence.cli.care.DrillCommand;
import io.ringfence.cli.care.RestoreCommand;
import io.ringfence.cli.care.UnknownWords;
import io.ringfence.cli.hook.DialplanCommand;
import io.ringfence.cli.kept.BansCommand;
import io.ringfence.cli.kept.ExplainCommand;
import io.ringfence.cli.kept.FencesCommand;
import io.ringfence.cli.kept.IncidentsCommand;
import io.ringfence.cli.kept.Prompt;
import io.ringfence.cli.kept.TokensCommand;
import io.ringfence.cli.kept.UsersCommand;
import io.ringfence.cli.kept.WatchCommand;
import io.ringfence.config.InvalidSettings;
import io.ringfence.config.Loaded;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.config.notify.Whose;
import io.ringfence.list.InvalidList;
import io.ringfence.number.DialPlan;
import io.ringfence.number.InvalidRateDeck;
import io.ringfence.number.RateDeck;
import io.ringfence.sim.Account;
import io.ringfence.sim.OpenHouse;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The composition root: the only class that sees every package. */
@Command(
        name = "ringfence",
        mixinStandardHelpOptions = true,
        versionProvider = App.Build.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Stops toll fraud on Asterisk while the phone is still ringing.")
public final class App implements Runnable {
    private static final int CANNOT_START = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private App() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // evidence reads the same on every machine
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        Kept stores = new Kept();
        CommandLine line = new CommandLine(new App())
                .addSubcommand(new DemoCommand((seconds, json) -> {
                    quiet();
                    return new Demo(Clock.system(), System.out).run(seconds, json);
                }))
                .addSubcommand(new RunCommand(App::run))
                .addSubcommand(new HealthCommand())
                .addSubcommand(new SimulateCommand(
                        App::simulate, name -> System.getenv().getOrDefault(name, "")))
                .addSubcommand(new ReplayCommand(App::replay))
                .addSubcommand(new InvestigateCommand(App::investigate))
                .addSubcommand(new DoctorCommand(App::doctor))
                .addSubcommand(new IncidentsCommand(stores))
                .addSubcommand(new ExplainCommand(stores))
                .addSubcommand(new FencesCommand(stores))
                .addSubcommand(new CommandLine(new UsersCommand(stores, Prompt.system()))
                        .addSubcommand(new TokensCommand(stores)))
                .addSubcommand(new BansCommand(stores))
                .addSubcommand(new DrillCommand(App::drill))
                .addSubcommand(new BackupCommand(App::offline, new Backup(Clock.system(), new Build().getVersion()[0])))
                .addSubcommand(new RestoreCommand(new Restoration(Clock.system(), stores::of)))
                .addSubcommand(new AuditCommand(App::audit))
                .addSubcommand(new WatchCommand(stores))
                .addSubcommand(new NotifyCommand(
                        (config, out) ->
                                Trial.run(read(config, Purpose.LIVE).settings().receivers(), Clock.system(), out),
                        App::report))
                .addSubcommand(new NumberCommand(App::planOf))
                .addSubcommand(new DialplanCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new AutoComplete.GenerateCompletion());
        UnknownWords.answer(line);
        line.setExecutionExceptionHandler((problem, failed, parsed) -> {
            failed.getErr().println(failed.getColorScheme().errorText(explain(problem)));
            return CANNOT_START;
        });
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int run(Path config) throws Exception {
        Loaded loaded = read(config, Purpose.LIVE);
        checkRates(loaded.settings());
        return new Service(config, loaded, planOf(loaded.settings()), Clock.system()).run(System.out);
    }

    private static int simulate(SimulateCommand.Request request, PrintWriter out) throws Exception {
        Account account =
                Account.of(request.user(), request.secret(), "system,call,security,user", "call,reporting,user");
        long seed = new SecureRandom().nextLong();
        CountDownLatch close = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(close::countDown, "stop"));
        try (RunningOffice office = RunningOffice.open(
                request.port(), List.of(account), seed, Office.Size.of(request.people()), Rhythm.steady())) {
            out.println("simulated PBX ready: AMI on 127.0.0.1:" + office.pbx().port() + ", user " + request.user());
            out.flush();
            new OpenHouse(office, Clock.system(), out, seed).run(request.firstThief(), request.nextThief(), close);
        }
        return 0;
    }

    private static int replay(ReplayCommand.Request request) throws Exception {
        quiet();
        Settings settings = read(request.config(), Purpose.OFFLINE).settings().in(Settings.Mode.ENFORCE);
        boolean terminal = DemoView.Terminal.found().smart();
        return new ReplayRun(settings, planOf(settings), Clock.system(), System.out, System.err).run(request, terminal);
    }

    private static void report(Path config, boolean weekly, String pbx, PrintWriter out) throws Exception {
        quiet();
        Settings settings = read(config, Purpose.OFFLINE).settings();
        String currency = settings.currency().getCurrencyCode();
        Preview.print(
                settings.store(),
                weekly,
                pbx.isEmpty() ? Whose.ALL : new Whose(List.of(pbx)),
                currency,
                settings.timezone(),
                Clock.system().epochNanos(),
                out);
    }

    private static int audit(AuditCommand.Request request, PrintWriter out) throws Exception {
        quiet();
        Scene.Calls calls = request.cdr().equals(Settings.NO_FILE)
                ? Scene.Calls.UNKNOWN
                : PastDialled.read(request.cdr(), planOf(request.config()));
        String version = request.ask().isEmpty()
                ? request.version()
                : AskedVersion.of(read(request.config(), Purpose.LIVE).settings(), request.ask(), Clock.system());
        Audit audit = Audit.of(request.folder(), version, calls);
        new AuditText(out, DemoView.Terminal.found().smart()).print(audit);
        if (!request.json().equals(Settings.NO_FILE)) {
            Files.writeString(request.json(), AuditJson.of(audit));
        }
        return audit.severe() ? 1 : 0;
    }

    private static int investigate(InvestigateCommand.Request request) throws Exception {
        quiet();
        boolean terminal = DemoView.Terminal.found().smart();
        return new InvestigateRun(Clock.system()).run(request, planOf(request.config()), terminal);
    }

    private static boolean doctor(Path config, PrintWriter out) throws Exception {
        quiet();
        Loaded loaded = read(config, Purpose.LIVE);
        loaded.warnings().forEach(warning -> out.println("WARN  " + warning));
        checkRates(loaded.settings());
        return new Doctor(loaded.settings(), planOf(loaded.settings()), Clock.system()).examine(out);
    }

    private static boolean drill(Path config, String pbx, PrintWriter out) throws Exception {
        quiet();
        Settings settings = read(config, Purpose.LIVE).settings();
        return new DrillRun(settings, planOf(settings), Clock.system()).run(pbx, out);
    }

    private static DialPlan planOf(Path config) {
        if (config.equals(Settings.NO_FILE)) {
            String here = Locale.getDefault().getCountry();
            return DialPlan.of(here.isEmpty() ? "US" : here, List.of("9"), List.of(), List.of());
        }
        try {
            return planOf(read(config, Purpose.OFFLINE).settings());
        } catch (InvalidSettings e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static DialPlan planOf(Settings settings) {
        return DialPlan.of(
                settings.country(),
                settings.dialplan().outsideLine(),
                settings.dialplan().international(),
                settings.emergency());
    }

    /** A rate deck that cannot be used stops the start, not the first call it would price. */
    private static void checkRates(Settings settings) throws InvalidRateDeck {
        if (!settings.rates().equals(Settings.NO_FILE)) {
            RateDeck.read(settings.rates(), settings.currency());
        }
    }

    static Loaded read(Path config, Purpose purpose) throws InvalidSettings {
        return new SettingsReader(System.getenv()).read(config, purpose);
    }

    private static Loaded offline(Path config) throws InvalidSettings {
        return read(config, Purpose.OFFLINE);
    }

    /** For commands whose output is a report: only what is broken is logged. */
    static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    }

    private static String explain(Exception problem) {
        if (problem instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (problem instanceof NotDirectoryException other) {
            return other.getFile() + ": no such folder";
        }
        String message = problem.getMessage();
        boolean ours = problem instanceof InvalidSettings
                || problem instanceof InvalidRateDeck
                || problem instanceof InvalidList
                || problem instanceof UncheckedIOException
                || problem instanceof IOException
                || problem instanceof IllegalArgumentException;
        return ours && message != null ? message : problem.toString();
    }

    /** The version of this build. */
    static final class Build implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = App.class.getPackage().getImplementationVersion();
            return new String[] {"ringfence " + (version == null ? "from source" : version)};
        }
    }
}
