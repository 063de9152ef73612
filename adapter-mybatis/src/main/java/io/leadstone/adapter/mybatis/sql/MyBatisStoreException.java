package io.leadstone.adapter.mybatis.sql;

import java.sql.SQLException;

/**
 * The database refused something in a way that Leadstone has no answer for: a missing table, a right that lacks, a full disk, a
 * deadlock that came again after each retry. The driver's exception is the cause. Nothing of the call is stored, unless it was
 * the commit that failed.
 */
public final class MyBatisStoreException extends RuntimeException {

    MyBatisStoreException(SQLException cause) {
        super("the database refused, SQLState " + cause.getSQLState() + ", code " + cause.getErrorCode(), cause);
    }
}
