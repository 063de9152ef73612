package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What differs between the servers; the rest is {@link DatabaseServer}. */
interface ServerSoftware {

    /** Short, for the names of directories and threads. */
    String name();

    /** Where the binaries and data may be placed. */
    Path workDirectory() throws IOException;

    /** The directory of the binaries, unpacked where that was not done yet. */
    Path unpack(Path workDirectory) throws IOException;

    /** Makes the files of an empty server. */
    void initialize(ServerHome home) throws IOException;

    /** The command that runs the server until it is told to end. */
    List<String> command(ServerHome home, int port, boolean durable);

    /** The signal that makes the server end at once, but cleanly: connections are cut, transactions rolled back. */
    String stopSignal();

    /** The url of a database; of the administration where the name is empty. */
    String url(int port, String database);

    void createDatabase(Statement statement, String database) throws SQLException;
}
