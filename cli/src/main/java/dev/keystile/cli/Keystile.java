package dev.keystile.cli;

import dev.keystile.model.RateLimit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;

/** The command {@code keystile} and the commands below it. */
@Command(
        name = "keystile",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Manages API keys.",
        description = {
            "",
            "Keys are in the store that --store or KEYSTILE_STORE_URL names. All settings of docs/configuration.md are taken"
                    + " from the environment, so run it where the application's own settings are: keys that are issued with"
                    + " another prefix or pepper are no good to it."
        },
        footer = {
            "",
            "Examples:",
            "  export KEYSTILE_STORE_URL=jdbc:postgresql://db/app KEYSTILE_STORE_USERNAME=app",
            "  keystile issue CI --owner acme --scope orders:read --expires 90d",
            "  keystile list --owner acme",
            "  keystile revoke 7Gq2ZkT0aB3x --reason 'found in a public repository' --yes",
            "  pbpaste | keystile verify"
        },
        subcommands = {
            IssueCommand.class,
            ListCommand.class,
            ShowCommand.class,
            VerifyCommand.class,
            UpdateCommand.class,
            RotateCommand.class,
            DisableCommand.class,
            EnableCommand.class,
            RevokeCommand.class,
            DeleteCommand.class,
            PurgeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            SchemaCommand.class,
            PatternCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
final class Keystile implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Only for picocli, which sets it. */
    @SuppressWarnings("NullAway.Init")
    Keystile() {}

    /** Runs a command and tells its exit code; every failure is one line. */
    static int run(Session session, String... args) {
        int code = commandLine(session).execute(args);
        if (code == ExitCode.OUTPUT.number() || !session.out().checkError()) {
            return code;
        }
        session.hint(new Failure(ExitCode.OUTPUT, "standard output is closed: not all was written").line());
        return ExitCode.OUTPUT.number();
    }

    static CommandLine commandLine(Session session) {
        CommandLine commandLine = new CommandLine(new Keystile(), new Commands(session));
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.table());
        return commandLine
                .setOut(session.out())
                .setErr(session.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new Spans())
                .registerConverter(Moment.class, new Moment.Converter())
                .registerConverter(RateLimit.class, new Limits())
                // A name may begin with @.
                .setExpandAtFiles(false)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setUsageHelpWidth(100)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(session.terminal().hasColours() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(new Mistakes(session))
                .setExecutionExceptionHandler(new Mistakes(session));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
