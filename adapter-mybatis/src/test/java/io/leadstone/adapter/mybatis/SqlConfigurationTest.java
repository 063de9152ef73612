package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import org.junit.jupiter.api.Test;

class SqlConfigurationTest {

    @Test
    void equal_settings_share_a_configuration() {
        SqlConfiguration settings = new SqlConfiguration(DatabaseKind.H2, "a_", 500);

        assertThat(settings.configuration())
                .isSameAs(new SqlConfiguration(DatabaseKind.H2, "a_", 500).configuration())
                .isNotSameAs(new SqlConfiguration(DatabaseKind.H2, "b_", 500).configuration())
                .isNotSameAs(new SqlConfiguration(DatabaseKind.MARIADB, "a_", 500).configuration());
    }
}
