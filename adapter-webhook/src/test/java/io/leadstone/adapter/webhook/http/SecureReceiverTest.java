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

/** Tests receivers with TLS. Their certificates are checked by the host name, although the resolver is replaced. */
final class SecureReceiverTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * Timeout that tests wait for. A quarter of it is the timeout of the lookup, which must be enough on a slow
     * machine.
     */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** Timeout for attempts that end long before it. */
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void a_certificate_with_the_host_name_is_accepted() throws Exception {
        SSLContext identity = identity("crm.example");

        assertThat(send(identity, Optional.of(identity))).isEqualTo("204");
    }

    @Test
    void a_certificate_of_another_host_is_rejected() throws Exception {
        SSLContext identity = identity("other.example");

        assertThat(send(identity, Optional.of(identity))).isEqualTo("no secure connection");
    }

    @Test
    void an_untrusted_certificate_is_rejected() throws Exception {
        assertThat(send(identity("crm.example"), Optional.empty())).isEqualTo("no secure connection");
    }

    @Test
    void a_silent_server_ends_with_the_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ApacheWebhookSender sender = sender(SHORT, Optional.empty())) {
            long startedAt = System.nanoTime();
            IOException failure = failure(sender, silent.getLocalPort());

            assertThat(SendFailure.describe(failure)).isEqualTo("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isBetween(SHORT.minusMillis(50), LONG);
        }
    }

    /** Sends to crm.example, served by this machine. Returns the status code or the description of the failure. */
    private static String send(SSLContext identity, Optional<SSLContext> trust) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean hasHostName = exchange.getRequestHeaders()
                        .getFirst("Host")
                        .equals("crm.example:" + server.getAddress().getPort());
                exchange.sendResponseHeaders(hasHostName ? 204 : 421, -1);
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

    /** Creates a key with a self-signed certificate for {@code name}. The context also trusts this certificate. */
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
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }
}
