package dev.keystile.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells in one line what went wrong, and the exit code. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Session session;

    Mistakes(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        Throwable cause = e.getCause();
        String message = cause instanceof IllegalArgumentException ? cause.getMessage() : e.getMessage();
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        return tell(Failure.usage(message + " (see " + command + " --help)"));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        session.out().flush();
        int code = tell(Failures.of(e));
        if (isVerbose(parsed)) {
            e.printStackTrace(session.err());
            session.err().flush();
        }
        return code;
    }

    private int tell(Failure failure) {
        session.hint(failure.line());
        return failure.code().number();
    }

    private static boolean isVerbose(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--verbose");
    }
}
