package dev.keystile.faults.crash;

import dev.keystile.spi.StoreConfig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Runs a {@link Writer} and kills it. */
final class Victim {
    private Victim() {}

    /**
     * Runs it until it has said something for so many times.
     *
     * @param store the store that it writes to
     * @param lines when to kill it; it goes on meanwhile, so it dies anywhere
     * @return all that it said, but not the half line at which it died
     */
    static Ledger killAfter(StoreConfig store, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Java.command(Writer.class, store))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return listen(process, lines);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** By its handle: the process itself would throw away what was said and not yet read. */
    private static Ledger listen(Process process, int lines) throws IOException {
        Ledger ledger = new Ledger();
        int heard = 0;
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read != '\n') {
                    line.write(read);
                    continue;
                }
                Saying.hear(line.toString(StandardCharsets.US_ASCII), ledger);
                line.reset();
                if (++heard == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        if (heard < lines) {
            throw new AssertionError("the process ended by itself after " + heard + " lines: see its errors above");
        }
        return ledger;
    }
}
