package io.tollgate.catalog.secret;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "master_key_check")
class MasterKeyCheckRow {
    @Id
    @Column(name = "master_id")
    String masterId;

    @Column(name = "check_value")
    byte[] checkValue;

    static MasterKeyCheckRow of(String masterId, byte[] checkValue) {
        MasterKeyCheckRow row = new MasterKeyCheckRow();
        row.masterId = masterId;
        row.checkValue = checkValue;
        return row;
    }
}
