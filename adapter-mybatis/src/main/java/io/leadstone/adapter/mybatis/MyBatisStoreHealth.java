package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.sql.MyBatisStoreException;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.domain.failure.StoreUnavailableException;

/** {@link StoreHealth} by a question about the leads of no company: it needs the table and reads no row. */
record MyBatisStoreHealth(SqlSessions sessions) implements StoreHealth {

    @Override
    public void check() {
        try {
            sessions.read(call -> call.mapper(LeadSqlMapper.class).countOfNoCompany());
        } catch (MyBatisStoreException refused) {
            throw new StoreUnavailableException(refused);
        }
    }
}
