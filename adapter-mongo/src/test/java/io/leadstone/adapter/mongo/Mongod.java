package io.leadstone.adapter.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * A {@code mongod} process of the test, if the program is on the {@code PATH}. It uses a free port, and its data are
 * deleted at the end.
 */
final class Mongod implements AutoCloseable {

    private final Path directory;
    private final List<String> command;
    private final int port;
    private final boolean replicaSet;
    private Process process;

    private Mongod(Path program, Path directory, int port, boolean replicaSet) {
        this.directory = directory;
        this.port = port;
        this.replicaSet = replicaSet;
        List<String> standalone = List.of(
                program.toString(),
                "--dbpath",
                directory.toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1");
        command = replicaSet
                ? Stream.concat(standalone.stream(), Stream.of("--replSet", "leadstone"))
                        .toList()
                : standalone;
    }

    /** Starts a standalone server, or skips the test if there is no {@code mongod}. */
    static Mongod standalone() {
        return start(false);
    }

    /** Starts a replica set of one member, or skips the test if there is no {@code mongod}. */
    static Mongod replicaSet() {
        Mongod member = start(true);
        try (MongoClient client = MongoClients.create(member.address() + "/?directConnection=true")) {
            Document only = new Document("_id", 0).append("host", "127.0.0.1:" + member.port);
            Document set = new Document("_id", "leadstone").append("members", List.of(only));
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", set));
        }
        return member;
    }

    String uri() {
        return address() + (replicaSet ? "/?replicaSet=leadstone" : "/");
    }

    /** Kills the process, as a power failure would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("mongod.log").toFile())
                    .start();
        } catch (IOException failure) {
            throw new IllegalStateException("mongod does not start", failure);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            throw new IllegalStateException("cannot delete the data of mongod in " + directory, left);
        }
    }

    private String address() {
        return "mongodb://127.0.0.1:" + port;
    }

    private static Mongod start(boolean replicaSet) {
        Path program = onPath().orElseThrow(() -> MissingMongoServer.skip("mongod", "there is no mongod on the PATH"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path directory = Files.createTempDirectory("mongod");
            Mongod mongod = new Mongod(program, directory, free.getLocalPort(), replicaSet);
            free.close();
            mongod.start();
            return mongod;
        } catch (IOException failure) {
            throw new IllegalStateException("mongod does not start", failure);
        }
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
