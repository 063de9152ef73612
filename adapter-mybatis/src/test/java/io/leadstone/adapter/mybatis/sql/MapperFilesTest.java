package io.leadstone.adapter.mybatis.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.ibatis.builder.xml.XMLMapperEntityResolver;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The rules for SQL that differs per database. It is in a fragment or statement with a {@code databaseId}. There is one
 * for each database, and none without a {@code databaseId}. So a database that is added later cannot run the SQL of
 * another one.
 */
class MapperFilesTest {

    private static final Path MAPPERS = Path.of("src/main/resources/io/leadstone/adapter/mybatis");

    private static final Set<String> DATABASES =
            Arrays.stream(DatabaseKind.values()).map(DatabaseKind::databaseId).collect(toSet());

    /** Statements that exist for one database only. */
    private static final Map<String, String> OF_ONE_DATABASE = Map.of(
            "insertWithEvent", "postgresql",
            "updateWithEvent", "postgresql",
            "updateWithSearchAndEvent", "postgresql",
            "insertWithEntries", "postgresql",
            "updateWithEntries", "postgresql",
            "updateWithSearchAndEntries", "postgresql",
            "preferOrderOfIndexes", "postgresql",
            "hasMoreLeads", "postgresql",
            "newestTexts", "postgresql",
            "listWithCount", "h2");

    /** The mapper of a table that exists on MySQL and MariaDB only. */
    private static final String INDEX_TERM_MAPPER = "io.leadstone.adapter.mybatis.search.IndexTermSqlMapper";

    /** Matches SQL that some databases do not support. */
    private static final Pattern DIALECT = Pattern.compile(
            "(?i)ON CONFLICT|RETURNING|MATERIALIZED|SKIP LOCKED|(FORCE|USE|IGNORE) INDEX|STRAIGHT_JOIN|ON DUPLICATE KEY"
                    + "|JSON_TABLE"
                    + "|REGEXP|search_words ~|@>|&&|::|\\bARRAY\\b|\\[\\]|AS UUID|COLLATE|EXTRACT\\(EPOCH"
                    + "|DOUBLE PRECISION|INTERVAL"
                    + "|STATEMENT_TIMESTAMP|CLOCK_TIMESTAMP"
                    + "|UTC_TIMESTAMP|CURRENT_TIMESTAMP|DATE_TRUNC|DATEADD|DATE_ADD|DATE_SUB"
                    + "|DATEDIFF|TIMESTAMPDIFF"
                    + "|TIMESTAMP WITH TIME ZONE|UNHEX|STRINGTOUTF8|set_config|\\bDIV\\b|lookup_keys");

    private final List<SqlElement> elements = elements();

    @Test
    void the_files_are_read() {
        assertThat(elements).hasSizeGreaterThan(100);
    }

    @Test
    void each_databaseId_is_known() {
        assertThat(elements).allSatisfy(element -> assertThat(DATABASES).containsAll(element.databases()));
    }

    @Test
    void a_named_variant_excludes_one_without_a_name() {
        assertThat(variants().values())
                .allSatisfy(variants -> assertThat(variants)
                        .as("%s", variants.get(0))
                        .satisfiesAnyOf(
                                all -> assertThat(all).hasSize(1),
                                all -> assertThat(all).allMatch(SqlElement::isNamed)));
    }

    @Test
    void a_statement_exists_for_every_database() {
        Predicate<SqlElement> isOfAll = statement ->
                !statement.namespace().equals(INDEX_TERM_MAPPER) && !OF_ONE_DATABASE.containsKey(statement.id());

        assertThat(elements.stream().filter(SqlElement::isStatement).filter(isOfAll))
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(databasesOf(statement.key()))
                        .as("%s", statement)
                        .isEqualTo(DATABASES));
    }

    @Test
    void a_statement_of_one_database_names_it() {
        assertThat(elements.stream().filter(SqlElement::isStatement))
                .filteredOn(statement -> OF_ONE_DATABASE.containsKey(statement.id()))
                .hasSameSizeAs(OF_ONE_DATABASE.keySet())
                .allSatisfy(
                        statement -> assertThat(statement.databaseId()).contains(OF_ONE_DATABASE.get(statement.id())));
        assertThat(elements)
                .filteredOn(element -> element.namespace().equals(INDEX_TERM_MAPPER))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.databaseId()).contains("mysql"));
    }

    @Test
    void an_included_fragment_exists_for_every_database_that_includes_it() {
        assertThat(elements)
                .allSatisfy(element -> assertThat(element.includes())
                        .allSatisfy(included -> assertThat(databasesOf(included))
                                .as("%s, included by %s", included, element)
                                .containsAll(element.databases())));
    }

    /**
     * MyBatis skips the node after an empty fragment and does not replace its properties. A blank is enough to prevent
     * that.
     */
    @Test
    void no_fragment_is_empty() {
        assertThat(elements)
                .allSatisfy(element -> assertThat(element.xml().hasChildNodes())
                        .as("%s", element)
                        .isTrue());
    }

    @Test
    void conditions_do_not_test_the_database() {
        assertThat(elements)
                .allSatisfy(
                        element -> assertThat(element.conditions()).noneMatch(test -> test.contains("_databaseId")));
    }

    @Test
    void sql_of_a_dialect_names_its_database() {
        assertThat(elements)
                .filteredOn(element -> !element.isNamed())
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.xml().getTextContent())
                        .as("%s", element)
                        .doesNotContainPattern(DIALECT));
    }

    private Map<String, List<SqlElement>> variants() {
        return elements.stream().collect(groupingBy(SqlElement::key));
    }

    private Set<String> databasesOf(String key) {
        return elements.stream()
                .filter(element -> element.key().equals(key))
                .flatMap(element -> element.databases().stream())
                .collect(toCollection(TreeSet::new));
    }

    private static List<SqlElement> elements() {
        try (Stream<Path> files = Files.walk(MAPPERS)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .flatMap(MapperFilesTest::elementsOf)
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Stream<SqlElement> elementsOf(Path file) {
        Element mapper = parse(file);
        return children(mapper)
                .filter(child ->
                        Set.of("sql", "select", "insert", "update", "delete").contains(child.getTagName()))
                .map(child -> new SqlElement(mapper.getAttribute("namespace"), child));
    }

    private static Element parse(Path file) {
        try (InputStream xml = Files.newInputStream(file)) {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setEntityResolver(new XMLMapperEntityResolver());
            return builder.parse(xml).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException failure) {
            throw new AssertionError(file.toString(), failure);
        }
    }

    private static Stream<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }

    /** A fragment or a statement of a mapper file. */
    private record SqlElement(String namespace, Element xml) {

        /** Returns a key that all variants of a fragment or statement share. */
        String key() {
            return (isStatement() ? "statement " : "") + namespace + "." + id();
        }

        String id() {
            return xml.getAttribute("id");
        }

        boolean isStatement() {
            return !xml.getTagName().equals("sql");
        }

        boolean isNamed() {
            return databaseId().isPresent();
        }

        Optional<String> databaseId() {
            return Optional.of(xml.getAttribute("databaseId")).filter(id -> !id.isEmpty());
        }

        Set<String> databases() {
            return databaseId().map(Set::of).orElse(DATABASES);
        }

        List<String> conditions() {
            return elements(xml.getElementsByTagName("*"))
                    .map(child -> child.getAttribute("test"))
                    .toList();
        }

        /** Returns the keys of the included fragments, also of those whose id is a property. */
        Set<String> includes() {
            Set<String> passed = new HashSet<>();
            elements(xml.getOwnerDocument().getElementsByTagName("include"))
                    .map(include -> include.getAttribute("refid"))
                    .filter(refid -> refid.startsWith("${"))
                    .forEach(refid -> passed.add(refid.substring(2, refid.length() - 1)));
            Stream<String> direct = elements(xml.getElementsByTagName("include"))
                    .map(include -> include.getAttribute("refid"))
                    .filter(refid -> !refid.startsWith("${"));
            Stream<String> byProperty = elements(xml.getElementsByTagName("property"))
                    .filter(property -> passed.contains(property.getAttribute("name")))
                    .map(property -> property.getAttribute("value"));
            return Stream.concat(direct, byProperty)
                    .map(refid -> refid.contains(".") ? refid : namespace + "." + refid)
                    .collect(toSet());
        }

        @Override
        public String toString() {
            return namespace + "." + id() + databaseId().map(id -> " of " + id).orElse("");
        }
    }
}
