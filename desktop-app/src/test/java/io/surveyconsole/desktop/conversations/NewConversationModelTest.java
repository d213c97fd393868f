package io.surveyconsole.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveyconsole.desktop.backend.SurveyEntry;
import io.surveyconsole.desktop.fx.Tasks;
import io.surveyconsole.desktop.testing.FakeSurveyApi;
import io.surveyconsole.server.api.ConversationCreated;
import io.surveyconsole.server.api.Customer;
import io.surveyconsole.server.config.Secret;
import org.junit.jupiter.api.Test;

class NewConversationModelTest {
  private final FakeSurveyApi api = new FakeSurveyApi();
  private final NewConversationModel model = new NewConversationModel(api, Tasks.inline());

  private void offer() {
    api.surveys.add(new SurveyEntry("1", "Ice Cream Preference"));
    api.customers.add(new Customer("7", "Maya", "maya@example.com"));
    model.load();
  }

  @Test
  void proposesTheFirstOfEach() {
    offer();
    assertThat(model.surveyProperty().get())
        .isEqualTo(new SurveyEntry("1", "Ice Cream Preference"));
    assertThat(model.customerProperty().get())
        .isEqualTo(new Customer("7", "Maya", "maya@example.com"));
    assertThat(model.readyBinding().get()).isTrue();
  }

  @Test
  void beginsWithSomeoneKnown() {
    offer();
    model.begin();
    assertThat(api.calls).endsWith("begin 1 with 7");
    assertThat(model.createdProperty().get())
        .isEqualTo(
            new ConversationCreated(
                "c-1", new Secret("token of c-1"), "ws://127.0.0.1:8000/ws/c-1"));
  }

  @Test
  void entersSomeoneNewFirst() {
    offer();
    model.someoneNewProperty().set(true);
    assertThat(model.readyBinding().get()).isFalse();
    model.nameProperty().set(" Jonas ");
    model.emailProperty().set("jonas");
    assertThat(model.readyBinding().get()).isFalse();
    model.emailProperty().set("jonas@example.com ");
    assertThat(model.readyBinding().get()).isTrue();
    model.testProperty().set(true);
    model.begin();
    assertThat(api.calls).endsWith("add Jonas jonas@example.com", "begin 1 with new as a test");
  }

  @Test
  void asksForSomeoneNewWhereNobodyIsKnown() {
    api.surveys.add(new SurveyEntry("1", "Ice Cream Preference"));
    model.load();
    assertThat(model.someoneNewProperty().get()).isTrue();
  }

  @Test
  void saysWhatWentWrongAndCanBeTriedAgain() {
    offer();
    api.broken = true;
    model.begin();
    assertThat(model.troubleProperty().get()).contains("the line is dead");
    assertThat(model.createdProperty().get()).isNull();
    api.broken = false;
    model.begin();
    assertThat(model.troubleProperty().get()).isEmpty();
    assertThat(model.createdProperty().get()).isNotNull();
  }
}
