package dev.keystile.cli;

import dev.keystile.KeyFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Map;

/** {@code keystile pattern}. */
@Command(
        name = "pattern",
        header = "Prints what secret scanners need to find leaked keys.",
        description =
                "For GitHub secret scanning (a custom pattern), gitleaks (a rule) and TruffleHog (a custom detector).",
        footer = {
            "",
            "Examples:",
            "  keystile pattern --prefix acme_live",
            "  keystile pattern gitleaks --prefix acme_live >> .gitleaks.toml",
            "  keystile pattern --json"
        },
        mixinStandardHelpOptions = true)
final class PatternCommand implements Runnable {
    /** The scanners. */
    enum Scanner {
        github,
        gitleaks,
        trufflehog,
        all
    }

    private final Session session;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "SCANNER",
            arity = "0..1",
            description = "github, gitleaks or trufflehog; all unless given.")
    private Scanner scanner = Scanner.all;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            order = 1,
            description = "The prefix of the keys; KEYSTILE_KEY_PREFIX unless given, else ks.")
    private String prefix = "";

    @SuppressWarnings("NullAway.Init")
    PatternCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String chosen = prefix.isEmpty() ? session.environment().getOrDefault("KEYSTILE_KEY_PREFIX", "ks") : prefix;
        Patterns patterns = Patterns.of(KeyFormat.of(chosen));
        output.print(patterns::json, () -> lines(patterns));
    }

    private List<String> lines(Patterns patterns) {
        Map<Scanner, String> texts = Map.of(
                Scanner.github, patterns.github(),
                Scanner.gitleaks, patterns.gitleaks(),
                Scanner.trufflehog, patterns.trufflehog());
        return scanner == Scanner.all
                ? List.of(
                        "# GitHub: a custom pattern of secret scanning", patterns.github(),
                        "# gitleaks: .gitleaks.toml", patterns.gitleaks(),
                        "# TruffleHog: config.yaml", patterns.trufflehog().stripTrailing())
                : List.of(texts.getOrDefault(scanner, "").stripTrailing());
    }
}
