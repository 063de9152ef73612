/** A host on the module path. */
module io.leadstone.host {
    requires com.h2database;
    requires io.leadstone.adapter.mybatis;
    requires io.leadstone.application;
    requires java.naming;
    requires java.sql;
}
