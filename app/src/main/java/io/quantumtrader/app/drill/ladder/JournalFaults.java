package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import java.sql.SQLException;

/** Lets the journal's database refuse the next writes of some ids, or cuts the writer's connection. */
final class JournalFaults {

    private static final String TRAP = """
            create sequence if not exists drill_writes;
            create table if not exists drill_trap (pattern text, most bigint);
            insert into drill_trap values ('', 0);
            create or replace function drill_refuse() returns trigger language plpgsql as $$
            begin
              if new.persistence_id like (select pattern from drill_trap) then
                if nextval('drill_writes') <= (select most from drill_trap) then
                  raise exception 'refused on purpose';
                end if;
              end if;
              return new;
            end $$;
            create trigger drill_refuse before insert on event_journal for each row execute function drill_refuse();
            """;

    private final Database database;

    /** The trap is laid and not armed. */
    JournalFaults(Database database) {
        this.database = database;
        execute(TRAP);
    }

    /** The next writes of ids that match a pattern are refused. */
    void refuse(String pattern, int writes) {
        execute("select setval('drill_writes', 1, false); update drill_trap set pattern = '" + pattern + "', most = "
                + writes);
    }

    void mend() {
        execute("update drill_trap set pattern = '', most = 0");
    }

    /** The connection that writes is gone. */
    void sever() {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                + " and application_name like '" + OwnershipLock.WRITER_NAME + "%'");
    }

    private void execute(String sql) {
        try (var connection = database.connect("quantum-trader drill");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new LaunchFailed("the drill cannot speak to its database: " + failed.getMessage(), failed);
        }
    }
}
