package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What this machine is and has. */
final class Machine {

    private Machine() {}

    /** Whether it can run the binaries at all. */
    static boolean isLinuxOnX86() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && (architecture.equals("amd64") || architecture.equals("x86_64"));
    }

    /** Whether this JVM runs as root; asked of a file of its own, because Java has no getuid. */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Whether a command ends with exit code 0. */
    static boolean succeeds(String... command) {
        try {
            Process program = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return ServerHome.ended(program, Duration.ofMinutes(1)) && program.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** A free port below the range that the kernel takes ports of outgoing connections from, so that it stays free. */
    static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
                return candidate;
            } catch (IOException taken) {
                // Try another.
            }
        }
        throw new IOException("no free port");
    }
}
