package io.leadstone.adapter.mybatis.database;

import static io.leadstone.adapter.mybatis.database.DatabaseServer.ADMINISTRATOR;
import static io.leadstone.adapter.mybatis.database.DatabaseServer.PASSWORD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A standby of a PostgreSQL server, which replays its writes by streaming replication. It begins with a copy of the
 * files of the stopped primary, because the artifact does not contain {@code pg_basebackup}.
 */
record PostgresStandby(PostgresServer software, DatabaseServer primary) implements ServerSoftware {

    @Override
    public String name() {
        return "postgres-standby";
    }

    @Override
    public Path workDirectory() throws IOException {
        return software.workDirectory();
    }

    @Override
    public Path unpack(Path workDirectory) throws IOException {
        return software.unpack(workDirectory);
    }

    @Override
    public void initialize(ServerHome home) throws IOException {
        List<Path> copied = new ArrayList<>();
        primary.stop();
        try (Stream<Path> files = Files.walk(primary.data())) {
            for (Path file : files.toList()) {
                Path copy = home.data().resolve(primary.data().relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                copied.add(copy);
            }
        } finally {
            primary.start();
        }
        copied.add(Files.createFile(home.data().resolve("standby.signal")));
        PostgresPrivileges.find().handOver(home.directory(), copied);
    }

    @Override
    public List<String> command(ServerHome home, int port, boolean durable) {
        List<String> command = new ArrayList<>(software.command(home, port, durable));
        command.add("-c");
        command.add("primary_conninfo=host=127.0.0.1 port=" + primary.port() + " user=" + ADMINISTRATOR + " password="
                + PASSWORD);
        return command;
    }

    @Override
    public String stopSignal() {
        return software.stopSignal();
    }

    @Override
    public String url(int port, String database) {
        return software.url(port, database);
    }

    @Override
    public void createDatabase(Statement statement, String database) throws SQLException {
        throw new SQLException("a standby has the databases of its primary");
    }
}
