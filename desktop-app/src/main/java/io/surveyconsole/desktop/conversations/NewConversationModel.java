package io.surveyconsole.desktop.conversations;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.backend.SurveyEntry;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.api.NewConversation;
import io.surveyconsole.server.api.NewCustomer;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A conversation about to begin: which survey, with whom. On the JavaFX thread.
public final class NewConversationModel {
  /// What the choices are made from.
  private record Offer(List<SurveyEntry> surveys, List<Customer> customers) {}

  private final SurveyApi api;
  private final Tasks tasks;
  private final ObservableList<SurveyEntry> surveys = FXCollections.observableArrayList();
  private final ObservableList<Customer> customers = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable SurveyEntry> survey = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Customer> customer = new SimpleObjectProperty<>();
  private final BooleanProperty someoneNew = new SimpleBooleanProperty();
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty email = new SimpleStringProperty("");
  private final BooleanProperty test = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable ConversationCreated> created =
      new ReadOnlyObjectWrapper<>();
  private final BooleanBinding ready =
      Bindings.createBooleanBinding(
          this::complete, survey, customer, someoneNew, name, email, busy);

  public NewConversationModel(SurveyApi api, Tasks tasks) {
    this.api = api;
    this.tasks = tasks;
  }

  // Properties

  ObservableList<SurveyEntry> surveys() {
    return surveys;
  }

  ObservableList<Customer> customers() {
    return customers;
  }

  ObjectProperty<@Nullable SurveyEntry> surveyProperty() {
    return survey;
  }

  ObjectProperty<@Nullable Customer> customerProperty() {
    return customer;
  }

  /// The respondent is entered here and now, by name and email.
  BooleanProperty someoneNewProperty() {
    return someoneNew;
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty emailProperty() {
    return email;
  }

  BooleanProperty testProperty() {
    return test;
  }

  /// Everything that is needed is there.
  BooleanBinding readyBinding() {
    return ready;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// What came of it; absent until it has begun.
  ReadOnlyObjectProperty<@Nullable ConversationCreated> createdProperty() {
    return created.getReadOnlyProperty();
  }

  // Commands

  /// Reads which surveys and respondents there are.
  public void load() {
    busy.set(true);
    tasks
        .work(text("task.choices"), () -> new Offer(api.surveys(), api.customers()))
        .onSuccess(this::offer)
        .onFailure(this::failed);
  }

  /// Begins the conversation; a new respondent is entered first.
  void begin() {
    SurveyEntry about = survey.get();
    if (about == null || !ready.get()) {
      return;
    }
    Customer known = someoneNew.get() ? null : customer.get();
    var entered = new NewCustomer(null, name.get().strip(), email.get().strip());
    Boolean asTest = test.get() ? Boolean.TRUE : null;
    trouble.set("");
    busy.set(true);
    tasks
        .work(
            text("task.begin"),
            () -> {
              Customer who = known != null ? known : api.add(entered);
              return api.begin(new NewConversation(who.id(), about.id(), asTest));
            })
        .onSuccess(begun -> {
          busy.set(false);
          created.set(begun);
        })
        .onFailure(this::failed);
  }

  private void offer(Offer offer) {
    busy.set(false);
    surveys.setAll(offer.surveys());
    customers.setAll(offer.customers());
    survey.set(surveys.isEmpty() ? null : surveys.getFirst());
    customer.set(customers.isEmpty() ? null : customers.getFirst());
    someoneNew.set(customers.isEmpty());
  }

  private void failed(Exception failure) {
    busy.set(false);
    trouble.set(ApiException.wordsOf(failure));
  }

  private boolean complete() {
    if (busy.get() || survey.get() == null) {
      return false;
    }
    if (someoneNew.get()) {
      return !name.get().isBlank() && email.get().strip().matches("\\S+@\\S+");
    }
    return customer.get() != null;
  }
}
