package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Imports as applications make them. */
final class Imports {
    private Imports() {}

    static ApiKeys open(ImportFormat format, ImportOptions options) {
        return open(format, options, new InMemoryKeyStore());
    }

    static ApiKeys open(ImportFormat format, ImportOptions options, KeyStore store) {
        return format.prepare(ApiKeys.builder(store), options).build();
    }

    static ImportReport run(ApiKeys keys, ImportFormat format, ImportOptions options) {
        try (KeySource source = format.open(options)) {
            return KeyImporter.into(keys).run(source);
        }
    }

    static ImportOptions.Builder text(String text) {
        return ImportOptions.builder().stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static ImportOptions.Builder resource(String name) {
        InputStream stream = Imports.class.getResourceAsStream(name);
        assertThat(stream).as(name).isNotNull();
        return ImportOptions.builder().stream(stream);
    }

    static ApiKey assertAccepted(ApiKeys keys, String presentedKey) {
        Verification outcome = keys.verify(VerificationRequest.of(presentedKey));
        assertThat(outcome).isInstanceOf(Verification.Accepted.class);
        return ((Verification.Accepted) outcome).key();
    }

    static String reason(ApiKeys keys, String presentedKey) {
        Verification outcome = keys.verify(VerificationRequest.of(presentedKey));
        assertThat(outcome).isInstanceOf(Verification.Rejected.class);
        return ((Verification.Rejected) outcome).reason().name();
    }
}
