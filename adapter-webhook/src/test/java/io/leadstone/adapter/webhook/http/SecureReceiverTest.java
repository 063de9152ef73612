package io.leadstone.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers behind TLS: found by our own resolver, and yet verified by their names. */
final class SecureReceiverTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * A test waits for the end of this timeout. A quarter of it is the limit for the lookup, which must suffice on a
     * slow machine.
     */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** No sound receiver needs as long. An attempt that does is held by something else than its timeout. */
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void one_whose_certificate_has_its_name_is_sent_to() throws Exception {
        SSLContext identity = identity("crm.example");

        assertThat(send(identity, Optional.of(identity))).isEqualTo("204");
    }

    @Test
    void one_with_the_certificate_of_another_is_not() throws Exception {
        SSLContext identity = identity("other.example");

        assertThat(send(identity, Optional.of(identity))).isEqualTo("no secure connection");
    }

    @Test
    void one_whom_nobody_vouches_for_is_not() throws Exception {
        assertThat(send(identity("crm.example"), Optional.empty())).isEqualTo("no secure connection");
    }

    @Test
    void one_that_never_greets_costs_no_more_than_the_time_of_an_attempt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ApacheWebhookSender sender = sender(SHORT, Optional.empty())) {
            long began = System.nanoTime();
            IOException failure = failure(sender, silent.getLocalPort());

            assertThat(SendFailure.describe(failure)).isEqualTo("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT.minusMillis(50), LONG);
        }
    }

    /** What comes of sending to crm.example, which this machine plays. */
    private static String send(SSLContext identity, Optional<SSLContext> trust) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean named = exchange.getRequestHeaders()
                        .getFirst("Host")
                        .equals("crm.example:" + server.getAddress().getPort());
                exchange.sendResponseHeaders(named ? 204 : 421, -1);
            }
        });
        server.start();
        try (ApacheWebhookSender sender = sender(LONG, trust)) {
            int port = server.getAddress().getPort();
            return String.valueOf(sender.send(url(port), Map.of(), BODY).code());
        } catch (IOException failure) {
            return SendFailure.describe(failure);
        } finally {
            server.stop(0);
        }
    }

    private static ApacheWebhookSender sender(Duration timeout, Optional<SSLContext> trust) {
        return new ApacheWebhookSender(
                new SenderSettings(timeout, 4, false, Set.of(), trust),
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                address -> true);
    }

    private static IOException failure(ApacheWebhookSender sender, int port) {
        return catchThrowableOfType(IOException.class, () -> sender.send(url(port), Map.of(), BODY));
    }

    private static URI url(int port) {
        return URI.create("https://crm.example:" + port + "/");
    }

    /** A key with a certificate for {@code name} that vouches for itself, and whoever trusts it. */
    private SSLContext identity(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
