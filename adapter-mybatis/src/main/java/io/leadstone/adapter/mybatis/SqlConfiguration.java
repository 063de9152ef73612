package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.access.ApiKeyRow;
import io.leadstone.adapter.mybatis.access.ApiKeySqlMapper;
import io.leadstone.adapter.mybatis.agent.AgentRow;
import io.leadstone.adapter.mybatis.agent.AgentSqlMapper;
import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.adapter.mybatis.conversation.ConversationSqlMapper;
import io.leadstone.adapter.mybatis.email.EmailKeySqlMapper;
import io.leadstone.adapter.mybatis.email.ScannedLead;
import io.leadstone.adapter.mybatis.event.FeedKey;
import io.leadstone.adapter.mybatis.event.FeedRow;
import io.leadstone.adapter.mybatis.event.FeedSqlMapper;
import io.leadstone.adapter.mybatis.idempotency.IdempotencyRow;
import io.leadstone.adapter.mybatis.idempotency.IdempotencySqlMapper;
import io.leadstone.adapter.mybatis.lead.ConsentRow;
import io.leadstone.adapter.mybatis.lead.ConsentSqlMapper;
import io.leadstone.adapter.mybatis.lead.EventRow;
import io.leadstone.adapter.mybatis.lead.EventSqlMapper;
import io.leadstone.adapter.mybatis.lead.IndexedLeadRow;
import io.leadstone.adapter.mybatis.lead.LeadReader;
import io.leadstone.adapter.mybatis.lead.LeadRow;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.lead.MessageRow;
import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.lead.SearchReindexSqlMapper;
import io.leadstone.adapter.mybatis.privacy.PersonSqlMapper;
import io.leadstone.adapter.mybatis.privacy.PurgeSqlMapper;
import io.leadstone.adapter.mybatis.privacy.suppression.SuppressionKeyRow;
import io.leadstone.adapter.mybatis.privacy.suppression.SuppressionRow;
import io.leadstone.adapter.mybatis.privacy.suppression.SuppressionSqlMapper;
import io.leadstone.adapter.mybatis.report.ExportSqlMapper;
import io.leadstone.adapter.mybatis.report.FigureRow;
import io.leadstone.adapter.mybatis.report.FiguresSqlMapper;
import io.leadstone.adapter.mybatis.search.CountedLeadRow;
import io.leadstone.adapter.mybatis.search.IndexTerm;
import io.leadstone.adapter.mybatis.search.IndexTermList;
import io.leadstone.adapter.mybatis.search.IndexTermSqlMapper;
import io.leadstone.adapter.mybatis.search.LeadSearchSqlMapper;
import io.leadstone.adapter.mybatis.search.NameSortKey;
import io.leadstone.adapter.mybatis.search.NgramHashArray;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.DriverTypeHandler;
import io.leadstone.adapter.mybatis.sql.RowConfiguration;
import io.leadstone.adapter.mybatis.sql.RowReader;
import io.leadstone.adapter.mybatis.submission.SubmissionRow;
import io.leadstone.adapter.mybatis.submission.SubmissionSqlMapper;
import io.leadstone.adapter.mybatis.webhook.DeliveryKey;
import io.leadstone.adapter.mybatis.webhook.DeliveryRow;
import io.leadstone.adapter.mybatis.webhook.DeliverySqlMapper;
import io.leadstone.adapter.mybatis.webhook.QueueSqlMapper;
import io.leadstone.adapter.mybatis.webhook.WebhookRow;
import io.leadstone.adapter.mybatis.webhook.WebhookSqlMapper;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.type.JdbcType;

/**
 * Configures MyBatis for one database and one table prefix, without a data source: each session gets an open
 * connection. A configuration caches no rows between statements and loads nothing lazily.
 */
record SqlConfiguration(DatabaseKind database, String tablePrefix, int fetchSize) {

    /**
     * The configurations of this process. Reading the mapper files takes most of the time to build a store, so stores
     * with equal settings share a configuration. The references are soft, so that an unused one can be removed.
     */
    private static final Map<SqlConfiguration, SoftReference<Configuration>> KNOWN = new ConcurrentHashMap<>();

    private static final List<Class<?>> ROWS = List.of(
            LeadSnapshot.class,
            LeadRow.class,
            CountedLeadRow.class,
            IndexedLeadRow.class,
            SearchText.class,
            EventRow.class,
            FeedRow.class,
            FeedKey.class,
            ScannedLead.class,
            ConsentRow.class,
            ConversationRow.class,
            SubmissionRow.class,
            FigureRow.class,
            WebhookRow.class,
            DeliveryRow.class,
            DeliveryKey.class,
            MessageRow.class,
            SuppressionRow.class,
            SuppressionKeyRow.class,
            AgentRow.class,
            ApiKeyRow.class,
            IdempotencyRow.class);

    private static final List<Class<?>> MAPPERS = List.of(
            IndexTermSqlMapper.class,
            LeadSqlMapper.class,
            LeadSearchSqlMapper.class,
            SearchReindexSqlMapper.class,
            EventSqlMapper.class,
            FeedSqlMapper.class,
            EmailKeySqlMapper.class,
            PurgeSqlMapper.class,
            PersonSqlMapper.class,
            SuppressionSqlMapper.class,
            ConsentSqlMapper.class,
            ConversationSqlMapper.class,
            SubmissionSqlMapper.class,
            FiguresSqlMapper.class,
            ExportSqlMapper.class,
            QueueSqlMapper.class,
            WebhookSqlMapper.class,
            DeliverySqlMapper.class,
            MessageSqlMapper.class,
            AgentSqlMapper.class,
            ApiKeySqlMapper.class,
            IdempotencySqlMapper.class);

    /** Returns the configuration with these settings. Callers share it and must not change it. */
    Configuration configuration() {
        return Optional.ofNullable(KNOWN.get(this))
                .flatMap(reference -> Optional.ofNullable(reference.get()))
                .orElseGet(() -> {
                    Configuration configuration = read();
                    KNOWN.put(this, new SoftReference<>(configuration));
                    return configuration;
                });
    }

    private Configuration read() {
        Configuration configuration = new RowConfiguration();
        configuration.setDatabaseId(database.databaseId());
        configuration.setVariables(variables());
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.setLazyLoadingEnabled(false);
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.setJdbcTypeForNull(JdbcType.NULL);
        configuration.getTypeHandlerRegistry().register(UUID.class, database.uuids());
        configuration.getTypeHandlerRegistry().register(Instant.class, database.instants());
        LeadReader leads = new LeadReader(database.uuids(), database.instants());
        configuration.getTypeHandlerRegistry().register(LeadSnapshot.class, new RowReader<>(leads::lead));
        configuration.getTypeHandlerRegistry().register(CountedLeadRow.class, new RowReader<>(leads::countedLead));
        configuration.getTypeHandlerRegistry().register(IndexedLeadRow.class, new RowReader<>(leads::indexed));
        configuration.getTypeHandlerRegistry().register(NameSortKey.class, NameSortKey.HANDLER);
        configuration.getTypeHandlerRegistry().register(IndexTermList.class, IndexTermList.HANDLER);
        configuration.getTypeHandlerRegistry().register(IndexTerm.class, IndexTerm.HANDLER);
        configuration
                .getTypeHandlerRegistry()
                .register(
                        String[].class,
                        new DriverTypeHandler<>(String[].class, Function.identity(), Function.identity()));
        configuration.getTypeHandlerRegistry().register(NgramHashArray.class, NgramHashArray.HANDLER);
        ROWS.forEach(configuration.getTypeAliasRegistry()::registerAlias);
        MAPPERS.forEach(configuration::addMapper);
        return configuration;
    }

    /**
     * Returns the SQL of the company of a search. On PostgreSQL the company is hidden from the planner. Citus must see
     * it to find the server.
     */
    private String searchedCompany() {
        return database.hasNgramHashes() && !database.isSharded()
                ? "(SELECT CAST(#{companyId} AS TEXT))"
                : "#{companyId}";
    }

    private Properties variables() {
        Properties variables = new Properties();
        variables.setProperty("prefix", tablePrefix);
        variables.setProperty("fetchSize", String.valueOf(fetchSize));
        variables.setProperty("searchedCompany", searchedCompany());
        return variables;
    }
}
