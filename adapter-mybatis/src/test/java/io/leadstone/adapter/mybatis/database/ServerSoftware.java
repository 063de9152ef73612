package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The differences between the database servers. {@link DatabaseServer} contains the common part. */
interface ServerSoftware {

    /** Returns a short name for directories and threads. */
    String name();

    /** Returns the directory for binaries and data. */
    Path workDirectory() throws IOException;

    /** Returns the directory of the binaries, and unpacks them if necessary. */
    Path unpack(Path workDirectory) throws IOException;

    /** Creates the files of an empty server. */
    void initialize(ServerHome home) throws IOException;

    /** Returns the command that runs the server in the foreground. */
    List<String> command(ServerHome home, int port, boolean durable);

    /** Returns the signal that stops the server cleanly at once: it closes connections and rolls back transactions. */
    String stopSignal();

    /** Returns the URL of a database. An empty name is the administration database. */
    String url(int port, String database);

    void createDatabase(Statement statement, String database) throws SQLException;
}
