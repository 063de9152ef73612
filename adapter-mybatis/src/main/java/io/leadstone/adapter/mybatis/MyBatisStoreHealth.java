package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.sql.MyBatisStoreException;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.domain.failure.StoreUnavailableException;

/** {@link StoreHealth} by a query for leads without a company. It needs the table but reads no row. */
record MyBatisStoreHealth(SqlSessions sessions) implements StoreHealth {

    @Override
    public void check() {
        try {
            sessions.read(call -> call.mapper(LeadSqlMapper.class).countOfNoCompany());
        } catch (MyBatisStoreException failure) {
            throw new StoreUnavailableException(failure);
        }
    }
}
