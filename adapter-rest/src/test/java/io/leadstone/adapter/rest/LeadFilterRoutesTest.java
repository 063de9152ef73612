package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the filters of the list of leads. */
class LeadFilterRoutesTest {

    private static RestHost host;

    @BeforeAll
    static void createLeads() {
        host = RestHost.start();
        create("""
                {"first_name":"A","last_name":"Lee","email":"a@m\u00fcller.example","phone":"+49 30 123456",
                "company":"Acme GmbH","tags":["VIP","vip","East"],"consent_marketing":true,
                "metadata":{"plan":"gold","seats":5,"trial":true}}""");
        create("""
                {"first_name":"B","last_name":"Lee","email":"b@x.example","phone":"+4930123456","company":"Globex",
                "tags":["vip"],"consent_data_processing":true,"metadata":{"plan":"silver","seats":"5"}}""");
        create("{\"first_name\":\"C\",\"last_name\":\"Lee\",\"email\":\"c@x.example\"}");
    }

    private static void create(String json) {
        assertThat(host.call("POST", "/v1/lead").json(json).send().status()).isEqualTo(201);
        host.clock.advance(Duration.ofDays(1));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void tags_that_differ_by_case_are_one_tag() {
        Answer answer = host.call("GET", "/v1/lead/company?tag=EAST").send();

        assertThat(answer.json().at("/items/0/tags")).hasToString("[\"VIP\",\"East\"]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    email=A@xn--mller-kva.example, A
                    email=%20b@x.example, B
                    email=nobody@x.example, ''
                    phone=%2B4930123456, BA
                    phone=%2B49%20(30)%20123-456, BA
                    phone=%2B4930123457, ''
                    company=acme%20GMBH, A
                    company=%20Globex%C2%A0, B
                    tag=Vip, BA
                    tag=Vip&tag=east, A
                    consent_marketing=true, A
                    consent_marketing=false, CB
                    consent_data_processing=true&consent_marketing=false, B
                    metadata.plan=gold, A
                    metadata.plan=Gold, ''
                    metadata.plan=, ''
                    metadata.seats=5, BA
                    metadata.seats=5.0, A
                    metadata.seats=5&metadata.plan=silver, B
                    metadata.trial=true, A
                    metadata.none=1, ''
                    updated_after=2000-01-01&updated_before=2000-01-02, ''
                    updated_after=2000-01-01, CBA
                    search=%20, CBA
                    'tag=vip&search=lee&sort=created_at&per_page=5', AB
                    phone=%2B4930123456&unassigned=true&status=new&sort=last_name, AB""")
    void a_filter_finds_its_leads(String query, String expected) {
        Answer answer = host.call("GET", "/v1/lead/company?" + query).send();

        assertThat(answer.status()).as(query).isEqualTo(200);
        List<String> names = StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .map(lead -> lead.path("first_name").asText())
                .toList();
        assertThat(String.join("", names)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    email=a, email, must be an email address
                    email=a@x.example&email=b@x.example, email, must be given once
                    email=%00@x.example, email, must be an email address
                    phone=030%20123456, phone, must be a phone number with a known country code
                    phone=abc, phone, must be a phone number
                    phone=, phone, must be a phone number
                    company=a%00b, company, must be text on one line
                    company=, company, 'must be text on one line, and not blank'
                    source=%20%C2%A0, source, 'must be text on one line, and not blank'
                    agent_id=, agent_id, must be 1 to 64
                    owner_id=, owner_id, must be 1 to 64
                    status=, status, must be one of
                    unassigned=, unassigned, must be true or false
                    created_after=, created_after, must be
                    tag=a%00b, tag, must be text on one line
                    tag=, tag, 'must be text on one line, and not blank'
                    tag=vip&tag=%20, tag, 'must be text on one line, and not blank'
                    consent_marketing=yes, consent_marketing, must be true or false
                    consent_data_processing=TRUE, consent_data_processing, must be true or false
                    metadata.=1, metadata., is not a parameter that this route knows
                    metadata=1, metadata, is not a parameter that this route knows
                    metadatas.a=1, metadatas.a, is not a parameter that this route knows
                    metadata.a=1&metadata.a=2, metadata.a, must be given once
                    updated_after=soon, updated_after, must be
                    updated_before=2026-02-30, updated_before, must be
                    updated_since=2026-02-01, updated_since, is not a parameter that this route knows""")
    void a_bad_filter_is_refused_by_name(String query, String field, String rule) {
        Answer answer = host.call("GET", "/v1/lead/company?" + query).send();

        assertThat(answer.status()).as(query).isEqualTo(422);
        assertThat(answer.json().path("details").path(field).path(0).asText()).startsWith(rule);
        assertThat(answer.json().path("details").size()).isEqualTo(1);
    }

    @Test
    void too_many_tags_and_names_of_metadata_are_refused() {
        String tags = String.join(
                "&", IntStream.range(0, 11).mapToObj(i -> "tag=t" + i).toList());
        String names = String.join(
                "&",
                IntStream.range(0, 11).mapToObj(i -> "metadata.n" + i + "=1").toList());

        Answer answer =
                host.call("GET", "/v1/lead/company?" + tags + "&" + names).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("details").fieldNames()).toIterable().containsExactly("metadata", "tag");
    }
}
