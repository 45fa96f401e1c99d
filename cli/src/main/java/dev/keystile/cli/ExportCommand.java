package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.migrate.KeyExporter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** {@code keystile export}. */
@Command(
        name = "export",
        header = "Writes all keys with their hashes, for a backup or another store.",
        description =
                "One JSON object a line, oldest first. No plaintext is in it, but guard it: whoever can write it back can"
                        + " bring revoked keys to life.",
        footer = {
            "",
            "Examples:",
            "  keystile export keys.ndjson",
            "  keystile export | keystile import keystile - --store redis://cache"
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Runnable {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file that is not there yet, for the owner's eyes only; standard output unless given.")
    private @Nullable Path file;

    @SuppressWarnings("NullAway.Init")
    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        try (ApiKeys keys = store.open();
                Progress progress = new Progress(session, "Exporting")) {
            progress.start(Progress.UNKNOWN);
            long count = file == null ? toStandardOutput(keys, progress) : toFile(keys, progress, file);
            progress.end();
            session.hint("Exported " + count + (count == 1 ? " key" : " keys"));
        }
    }

    private long toStandardOutput(ApiKeys keys, Progress progress) {
        try {
            return export(keys, progress, session.bytes());
        } catch (UncheckedIOException e) {
            throw new Failure(
                    ExitCode.OUTPUT,
                    "not all could be written to standard output: it is closed, or its disk is" + " full",
                    e);
        }
    }

    private static long toFile(ApiKeys keys, Progress progress, Path file) {
        try (OutputStream out = PrivateFiles.create(file)) {
            return export(keys, progress, out);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(ExitCode.USAGE, "the file " + file + " is there already: name another", e);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(ExitCode.OUTPUT, "the file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static long export(ApiKeys keys, Progress progress, OutputStream out) {
        return KeyExporter.from(keys).onProgress(progress::count).to(out);
    }
}
