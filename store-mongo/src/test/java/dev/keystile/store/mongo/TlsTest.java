package dev.keystile.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PasswordProtection;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** R-28 of the fault list: who cannot prove to be the server is none. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void a_server_with_a_certificate_that_is_trusted_is_used() throws Exception {
        try (MongoServer server = serverWith("ip:127.0.0.1");
                MongoClient client = trusting(server);
                KeyStore store =
                        MongoKeyStore.builder(client.getDatabase("keystile")).build()) {
            store.insert(Keys.key("k"));
            assertThat(store.find("k")).isPresent();
        }
    }

    @Test
    void a_certificate_of_another_host_is_refused() throws Exception {
        try (MongoServer server = serverWith("dns:elsewhere.example.org");
                MongoClient client = trusting(server)) {
            assertThatThrownBy(() -> MongoKeyStore.builder(client.getDatabase("keystile"))
                            .build())
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void a_certificate_that_nobody_trusts_is_refused_with_the_reason() throws Exception {
        try (MongoServer server = serverWith("ip:127.0.0.1")) {
            StoreConfig config = StoreConfig.of(server.url("keystile") + "?tls=true");

            assertThatThrownBy(() -> TestMongo.open(config))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("unable to find valid certification path");
        }
    }

    private MongoServer serverWith(String name) throws IOException, GeneralSecurityException {
        keytool("-genkeypair -alias s -keyalg RSA -dname CN=test -validity 2 -ext SAN=" + name);
        Path pem = Files.writeString(folder.resolve("server.pem"), pem());
        return MongoServer.standalone("--tlsMode=requireTLS", "--tlsCertificateKeyFile=" + pem);
    }

    private void keytool(String arguments) throws IOException {
        String[] command = (Path.of(System.getProperty("java.home"), "bin", "keytool") + " " + arguments
                        + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + keys())
                .split(" ", -1);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.onExit().join().exitValue()).as(said).isZero();
    }

    private Path keys() {
        return folder.resolve("keys.p12");
    }

    private java.security.KeyStore load() throws IOException, GeneralSecurityException {
        java.security.KeyStore keys = java.security.KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private String pem() throws IOException, GeneralSecurityException {
        var entry = (java.security.KeyStore.PrivateKeyEntry)
                load().getEntry("s", new PasswordProtection(PASSWORD.toCharArray()));
        return block("PRIVATE KEY", entry.getPrivateKey().getEncoded())
                + block("CERTIFICATE", entry.getCertificate().getEncoded());
    }

    private static String block(String name, byte[] content) {
        return "-----BEGIN " + name + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + name
                + "-----\n";
    }

    private MongoClient trusting(MongoServer server) throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("s", load().getCertificate("s"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.url()))
                .applyToSslSettings(ssl -> ssl.enabled(true).context(context))
                .build());
    }
}
