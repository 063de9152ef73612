package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A program that exports all leads of a company and prints their number. A test runs it with little memory. */
final class ExportOfAll {

    private ExportOfAll() {}

    /** Arguments: URL, user, password, company. */
    public static void main(String[] arguments) {
        TestDatabase database = new TestDatabase(arguments[0], arguments[1], arguments[2]);
        DataSource connections = new DriverManagerDataSource(database.url(), database.user(), database.password());
        AtomicInteger rows = new AtomicInteger();
        MyBatisLeadStore.of(connections)
                .exports()
                .eachLead(new CompanyId(arguments[3]), ExportRange.ALL, LeadFilter.ALL, lead -> rows.incrementAndGet());
        System.out.println(rows);
    }
}
