package io.surveyconsole.server.storage.jdbc;

import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.storage.CustomerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Respondents in SQL.
final class JdbcCustomers implements CustomerStore {
  private final Database database;

  JdbcCustomers(Database database) {
    this.database = database;
  }

  @Override
  public void add(Customer customer) {
    database.write(session ->
        session.update(
            "insert into customer (id, name, email) values (?, ?, ?)",
            customer.id().value(),
            customer.name(),
            customer.email()));
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return database.read(handle ->
        handle
            .createQuery("select id, name, email from customer where id = :id")
            .bind("id", id.value())
            .map((rs, _) -> customer(rs))
            .findOne());
  }

  @Override
  public List<Customer> all() {
    return database.read(handle ->
        handle
            .createQuery("select id, name, email from customer order by lower(name), id")
            .map((rs, _) -> customer(rs))
            .list());
  }

  @Override
  public Removal remove(CustomerId id) {
    if (find(id).isEmpty()) {
      return Removal.UNKNOWN;
    }
    int removed =
        database.write(session ->
            session.update(
                "delete from customer where id = ? and not exists"
                    + " (select 1 from conversation where customer_id = ?)",
                id.value(),
                id.value()));
    return removed == 1 ? Removal.REMOVED : Removal.IN_USE;
  }

  private static Customer customer(ResultSet rs) throws SQLException {
    return new Customer(
        new CustomerId(rs.getString("id")), rs.getString("name"), rs.getString("email"));
  }
}
