package io.leadstone.adapter.mybatis.search;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.mybatis.StoreConfigurations;
import io.leadstone.adapter.mybatis.lead.SearchReindexSqlMapper;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.ShapedArgument;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.Test;

/** The kept texts of the statements of {@link LeadSearchSqlMapper}: each is the text that MyBatis would build. */
class LeadSearchTextsTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private static final LeadSnapshot LAST_OF_PAGE =
            new SampleLeads().capture(ACME, "jordan@example.com").after();

    private static final List<String> STATEMENTS = List.of("list", "best", "count");

    /** Words of each kind: short, long, with punctuation, digits, and of a script without blanks. */
    private static final List<String> WORDS = List.of(
            "a",
            "lee",
            "wong",
            "jordan",
            "o'hagan",
            "garbrecht-lopez",
            "@",
            "a@b",
            "info@acme.example",
            "ilka.garbrecht@acme.example",
            "12345",
            "+4917012",
            "\u5C71\u7530\u592A\u90CE");

    private static final Map<DatabaseKind, Configuration> CONFIGURATIONS = Stream.of(
                    DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MYSQL)
            .collect(toMap(database -> database, StoreConfigurations::of));

    /** The seed decides on the query. Many queries have the same shape, so most texts are kept ones. */
    @Property(tries = 300)
    void a_kept_text_is_the_text_of_the_query(@ForAll long seed) {
        CONFIGURATIONS.forEach((database, configuration) -> {
            Random random = new Random(seed);
            LeadListQuery query = query(random, database);
            LeadListQuery listed = database == DatabaseKind.MYSQL && random.nextBoolean()
                    ? query.restrictedTo(candidates(random))
                    : query;
            for (String statement : STATEMENTS) {
                SqlSource texts = source(configuration, LeadSearchSqlMapper.class, statement);
                SqlSource dynamic =
                        (SqlSource) SystemMetaObject.forObject(texts).getValue("dynamic");
                BoundSql kept = texts.getBoundSql(listed);
                BoundSql built = dynamic.getBoundSql(listed);
                assertThat(kept.getSql()).as("%s on %s", statement, database).isEqualTo(built.getSql());
                assertThat(parameters(kept)).isEqualTo(parameters(built));
            }
        });
    }

    @Test
    void an_item_of_foreach_is_no_parameter_of_a_kept_text() {
        SqlSource texts = source(CONFIGURATIONS.get(DatabaseKind.H2), SearchReindexSqlMapper.class, "lockIndexedLeads");

        assertThatThrownBy(() -> texts.getBoundSql(new Ids("acme", List.of(1, 2))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be a path in Ids");
    }

    private record Ids(String companyId, List<Integer> ids) implements ShapedArgument {

        @Override
        public Object shape() {
            return ids.size();
        }
    }

    private static SqlSource source(Configuration configuration, Class<?> mapper, String statement) {
        return configuration
                .getMappedStatement(mapper.getName() + "." + statement)
                .getSqlSource();
    }

    private static List<String> parameters(BoundSql text) {
        return text.getParameterMappings().stream()
                .map(ParameterMapping::getProperty)
                .toList();
    }

    private static LeadListQuery query(Random random, DatabaseKind database) {
        var builder = LeadQuery.builder();
        if (random.nextInt(4) > 0) {
            builder.search(search(random));
        }
        if (random.nextInt(4) == 0) {
            builder.statuses(Arrays.stream(LeadStatus.values())
                    .limit(random.nextInt(3) + 1L)
                    .toArray(LeadStatus[]::new));
        }
        if (random.nextInt(8) == 0) {
            builder.source("widget");
        }
        if (random.nextInt(8) == 0) {
            builder.agentId(new AgentId("agent"));
        }
        if (random.nextInt(8) == 0) {
            builder.owner(new OwnerId("owner"));
        }
        if (random.nextInt(8) == 0) {
            builder.tag("vip", "new");
        }
        if (random.nextInt(8) == 0) {
            builder.consent(ConsentPurpose.MARKETING, random.nextBoolean());
        }
        if (random.nextInt(8) == 0) {
            builder.createdAfter(Instant.EPOCH);
        }
        List<LeadSort> sorts = List.of(LeadSort.values());
        LeadQuery query = builder.sort(sorts.get(random.nextInt(sorts.size()))).build();
        PageRequest page = switch (random.nextInt(3)) {
            case 0 -> PageRequest.FIRST;
            case 1 -> PageRequest.page(random.nextInt(3) + 2, 20);
            default -> PageRequest.after(query.after(LAST_OF_PAGE), 20);
        };
        List<TermCondition> terms = query.terms().stream()
                .map(term -> TermCondition.of(ACME, term, database))
                .toList();
        LeadFilterCondition filter = LeadFilterCondition.of(ACME, query.filter());
        return random.nextInt(9) == 0
                ? LeadListQuery.ofDeleted(ACME, PageRequest.FIRST)
                : sampled(random, query.sort(), LeadListQuery.of(ACME, filter, terms, query.sort(), page));
    }

    /** Returns the list as it is after a sample of the newest leads. */
    private static LeadListQuery sampled(Random random, LeadSort sort, LeadListQuery listing) {
        if (!listing.usesHashes()) {
            return listing;
        }
        return switch (random.nextInt(3)) {
            case 0 -> sort == LeadSort.RELEVANCE ? listing.scanningFirst(5000) : listing;
            case 1 -> listing.rare();
            default -> listing;
        };
    }

    private static String search(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    private static IndexTermCondition candidates(Random random) {
        return new IndexTermCondition(
                List.of(), List.of(new IndexTerm("a"), new IndexTerm("b")).subList(0, random.nextInt(2) + 1));
    }
}
