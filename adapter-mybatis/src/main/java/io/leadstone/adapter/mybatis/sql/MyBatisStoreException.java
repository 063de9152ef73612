package io.leadstone.adapter.mybatis.sql;

import java.sql.SQLException;

/**
 * A failure of the database that the library cannot handle, such as a missing table, a missing privilege or a violated
 * constraint. The cause is the exception of the driver. The database has stored no change of the call, unless the
 * commit itself failed.
 */
public final class MyBatisStoreException extends RuntimeException {

    MyBatisStoreException(SQLException cause) {
        super(
                "the database reported a failure, SQLState " + cause.getSQLState() + ", code " + cause.getErrorCode(),
                cause);
    }
}
