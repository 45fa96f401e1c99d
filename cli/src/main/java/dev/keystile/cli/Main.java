package dev.keystile.cli;

/** The entry point of the executable jar. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code, which docs/cli.md explains.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(Keystile.run(Session.ofProcess(), args));
    }
}
