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

/** Properties of the machine that runs the tests. */
final class Machine {

    private Machine() {}

    /** Returns true if the machine can run the binaries. */
    static boolean isLinuxOnX86() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && (architecture.equals("amd64") || architecture.equals("x86_64"));
    }

    /**
     * Returns true if this JVM runs as root. It checks the owner of a file that it creates, because Java has no getuid.
     */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Returns true if the command ends with exit code 0. */
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

    /**
     * Returns a free port below the range from which the kernel takes ports of outgoing connections, so that it stays
     * free.
     */
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
