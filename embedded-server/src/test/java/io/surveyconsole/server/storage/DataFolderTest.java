package io.surveyconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import org.junit.jupiter.api.Test;

/// The data folder on a file system that knows access lists and no permissions of POSIX.
class DataFolderTest {
  private static final Configuration WINDOWS =
      Configuration.windows().toBuilder()
          .setAttributeViews("basic", "owner", "dos", "acl", "user")
          .build();

  @Test
  void isItsOwnersAloneByAnAccessList() throws Exception {
    try (var disk = Jimfs.newFileSystem(WINDOWS)) {
      Path users = Files.createDirectories(disk.getPath("C:\\Users"));
      expectOwnersAlone(users.resolve("missing"));
      expectOwnersAlone(Files.createDirectory(users.resolve("empty")));
    }
  }

  @Test
  void staysOpenWhereSomethingElseIsInItAlready() throws Exception {
    try (var disk = Jimfs.newFileSystem(WINDOWS)) {
      Path shared = Files.createDirectories(disk.getPath("C:\\shared"));
      Files.writeString(shared.resolve("something"), "else");
      try (var _ = DataFolder.open(shared)) {
        assertThat(list(shared).getAcl()).isEmpty();
      }
    }
  }

  private static void expectOwnersAlone(Path folder) throws IOException {
    try (var _ = DataFolder.open(folder)) {
      AclEntry only = list(folder).getAcl().getFirst();
      assertThat(list(folder).getAcl()).hasSize(1);
      assertThat(only.type()).isEqualTo(AclEntryType.ALLOW);
      assertThat(only.principal()).isEqualTo(Files.getOwner(folder));
      assertThat(only.permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
      assertThat(only.flags())
          .as("what is made in it takes the same")
          .containsExactlyInAnyOrder(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
    }
  }

  private static AclFileAttributeView list(Path folder) {
    return Files.getFileAttributeView(folder, AclFileAttributeView.class);
  }
}
