package io.surveyconsole.server.storage;

import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import java.util.List;
import java.util.Optional;

/// Keeps respondents. Writes are durable when they return.
public interface CustomerStore {

  /// Enters a respondent.
  ///
  /// @throws DuplicateException if the id is taken
  void add(Customer customer);

  Optional<Customer> find(CustomerId id);

  /// All, by name.
  List<Customer> all();

  /// What came of a removal.
  enum Removal {
    REMOVED,
    UNKNOWN,
    /// There are conversations with them.
    IN_USE
  }

  Removal remove(CustomerId id);
}
