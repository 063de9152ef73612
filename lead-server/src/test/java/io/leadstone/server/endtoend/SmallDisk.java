package io.leadstone.server.endtoend;

import io.leadstone.adapter.mybatis.database.MissingServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A file system of a few megabytes in memory (tmpfs), which a test can fill. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4096;
    private static final long TIMEOUT_SECONDS = 10;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounts the file system. Skips the test if this process must not mount. */
    static SmallDisk mountedAt(Path directory, int megabytes) throws Exception {
        String refused = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
        if (!refused.isEmpty()) {
            MissingServer.skip("no tmpfs can be mounted here: " + refused);
        }
        return new SmallDisk(directory);
    }

    Path directory() {
        return directory;
    }

    /** Writes a file until no block is free. It may be called again after another program has released space. */
    void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream out =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // The disk is full, as intended.
        }
    }

    /** Removes the file of {@link #fill()}. */
    void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    @Override
    public void close() throws Exception {
        // Lazy unmount, because a failed test may leave a server open.
        run("umount", "-l", directory.toString());
    }

    /** Returns the reason why the command failed, or an empty text. */
    private static String run(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return String.valueOf(missing.getMessage());
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return command[0] + " does not end";
        }
        return process.exitValue() == 0 ? "" : command[0] + " failed: " + output;
    }
}
