-- What a search finds leads by, on MariaDB: texts in order, which what is looked for begins.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- piece: UTF-8, so that bytes order it. A lead has some fifty, as personal as what they are made of.
CREATE TABLE ${prefix}lead_piece (
    company_id VARCHAR(64) NOT NULL,
    piece VARBINARY(36) NOT NULL,
    lead_id BINARY(16) NOT NULL,
    CONSTRAINT ${prefix}lead_piece_key PRIMARY KEY (company_id, piece, lead_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Only Leadstone can work them out. A lead that was there before stands under the empty one, where every search looks, until it is
-- renewed.
INSERT INTO ${prefix}lead_piece (company_id, piece, lead_id) SELECT company_id, '', id FROM ${prefix}lead;
