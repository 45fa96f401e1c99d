package dev.keystile.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command has to do with: the environment, the three streams, the terminal behind them, and the time.
 *
 * @param environment the environment variables
 * @param in standard input
 * @param bytes standard output, for what is no text of ours
 * @param out standard output: results, and nothing else
 * @param err standard error: hints, questions' answers and what went wrong
 * @param terminal whoever can be asked
 * @param clock the time
 */
record Session(
        Map<String, String> environment,
        InputStream in,
        OutputStream bytes,
        PrintWriter out,
        PrintWriter err,
        Terminal terminal,
        InstantSource clock) {

    static Session ofProcess() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return new Session(
                System.getenv(),
                System.in,
                out,
                writer(out),
                writer(new FileOutputStream(FileDescriptor.err)),
                new Terminal(System.getenv()),
                InstantSource.system());
    }

    /** UTF-8 whatever the locale: it is what other programs read. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
    }

    Instant now() {
        return clock.instant();
    }

    /** Tells something that is no result. */
    void hint(String line) {
        err.println(line);
        err.flush();
    }

    void warn(String line) {
        hint("keystile: warning: " + Inert.line(line));
    }

    /** For results that go on: who reads them may be gone. */
    void requireReader() {
        if (out.checkError()) {
            throw new Failure(
                    ExitCode.OUTPUT, "not all could be written to standard output: it is closed, or its disk is full");
        }
    }
}
