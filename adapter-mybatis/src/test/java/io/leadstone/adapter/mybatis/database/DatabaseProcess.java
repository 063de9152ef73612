package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A running server, and a shell process that reads from a pipe of this JVM. If the JVM ends, even by a kill, the pipe
 * closes and the shell stops the server and deletes its data.
 */
record DatabaseProcess(Process server, Process watchdog, String stopSignal) {

    /**
     * Timeout of a stop. After it the server is killed. A clean stop writes all data, which takes long on a slow disk.
     */
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    /**
     * The script of the shell: it waits for a line or for the end of its input, and acts only on the end. $1 is the
     * server, $2 its directory.
     */
    private static final String WATCHDOG = """
            trap '' INT TERM HUP
            read line && exit 0
            kill -$3 $1 2>/dev/null
            n=0
            while kill -0 $1 2>/dev/null && [ $n -lt 10 ]; do sleep 1; n=$((n+1)); done
            kill -KILL $1 2>/dev/null
            rm -rf "$2"
            """;

    static DatabaseProcess start(ProcessBuilder command, String stopSignal, Path directory) throws IOException {
        Process server = command.start();
        server.getOutputStream().close();
        String pid = Long.toString(server.pid());
        Process watchdog = new ProcessBuilder("sh", "-c", WATCHDOG, "watchdog", pid, directory.toString(), stopSignal)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new DatabaseProcess(server, watchdog, stopSignal);
    }

    boolean isAlive() {
        return server.isAlive();
    }

    /** Stops the server cleanly. */
    void stop() {
        if (isAlive()) {
            Machine.succeeds("sh", "-c", "kill -" + stopSignal + " " + server.pid());
            if (!ServerHome.ended(server, STOP_TIMEOUT)) {
                kill();
            }
        }
        endWatchdog();
    }

    /** Kills the server and its child processes, and waits until all have ended, so that it can start again. */
    void kill() {
        List<ProcessHandle> handles = Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .toList();
        handles.forEach(ProcessHandle::destroyForcibly);
        handles.forEach(handle -> handle.onExit().join());
        endWatchdog();
    }

    private void endWatchdog() {
        try (OutputStream line = watchdog.getOutputStream()) {
            line.write('\n');
        } catch (IOException endedAlready) {
            // The process has ended already.
        }
    }
}
