package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts PostgreSQL without the privileges of root, because PostgreSQL does not run as root. Under root it is started
 * by {@code unshare -U} (a user namespace, in which it is the user nobody). Where that is forbidden, it is started by
 * {@code setpriv} as the user nobody. Both programs are in util-linux, which each Debian and Ubuntu has.
 */
enum PostgresPrivileges {
    ORDINARY(""),
    UNSHARE("unshare -U -- "),
    SETPRIV("setpriv --reuid=65534 --regid=65534 --clear-groups -- ");

    private static final int NOBODY = 65534;

    private final String prefix;

    PostgresPrivileges(String prefix) {
        this.prefix = prefix;
    }

    static PostgresPrivileges find() {
        if (!Machine.isRoot()) {
            return ORDINARY;
        }
        return Stream.of(UNSHARE, SETPRIV)
                .filter(PostgresPrivileges::works)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run as root, and neither unshare -U"
                        + " nor setpriv works here; run the tests as an ordinary user"));
    }

    private boolean works() {
        return Machine.succeeds(
                command(List.of("sh", "-c", "[ \"$(id -u)\" != 0 ]")).toArray(String[]::new));
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.lines().flatMap(line -> Stream.of(line.split(" "))), command.stream())
                .toList();
    }

    /**
     * The user nobody needs a temporary directory: {@code target/} may be below a directory such as {@code /root},
     * which only root can enter.
     */
    Path workDirectory() throws IOException {
        if (this != SETPRIV) {
            return ServerFiles.targetDirectory();
        }
        Path directory = ServerFiles.temporaryDirectory();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    /** Changes the owner of the files to the account of the server. */
    void handOver(Path directory, List<Path> files) throws IOException {
        if (this == SETPRIV) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (Path file : files) {
                Files.setAttribute(file, "unix:uid", NOBODY);
            }
        }
    }
}
