// The least that any client must do for one endpoint: connect, send, read, close. Nothing is looked at.
//   floor <address> <port> <endpoints> <at a time> <octets of the answer> < hello
// Prints microseconds of processor time, user and system, of the whole run.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in server;
static char hello[65536], buffer[65536];
static ssize_t hello_length;
static int epoll;
static long wanted_octets;
static long received[65536];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void begin(void) {
  int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket_ < 0) fail("socket");
  if (connect(socket_, (struct sockaddr *)&server, sizeof server) != 0 && errno != EINPROGRESS) fail("connect");
  received[socket_] = -1;
  struct epoll_event event = {.events = EPOLLOUT, .data.fd = socket_};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, socket_, &event) != 0) fail("epoll_ctl");
}

// A reset, as the other contenders make it: an orderly close would leave a port in TIME_WAIT.
static void end(int socket_) {
  struct linger reset = {.l_onoff = 1, .l_linger = 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  close(socket_);
}

int main(int count, char **words) {
  if (count != 6) return 2;
  server.sin_family = AF_INET;
  server.sin_port = htons(atoi(words[2]));
  if (inet_pton(AF_INET, words[1], &server.sin_addr) != 1) return 2;
  long endpoints = atol(words[3]), at_a_time = atol(words[4]), begun = 0, ended = 0;
  wanted_octets = atol(words[5]);
  hello_length = read(STDIN_FILENO, hello, sizeof hello);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event events[256];
  while (begun < endpoints && begun < at_a_time) begin(), begun++;
  while (ended < endpoints) {
    int ready = epoll_wait(epoll, events, 256, 10000);
    if (ready <= 0) fail("epoll_wait");
    for (int index = 0; index < ready; index++) {
      int socket_ = events[index].data.fd;
      if (received[socket_] < 0) {
        if (write(socket_, hello, hello_length) != hello_length) fail("write");
        received[socket_] = 0;
        struct epoll_event event = {.events = EPOLLIN, .data.fd = socket_};
        epoll_ctl(epoll, EPOLL_CTL_MOD, socket_, &event);
        continue;
      }
      ssize_t octets = read(socket_, buffer, sizeof buffer);
      if (octets <= 0) fail("read");
      received[socket_] += octets;
      if (received[socket_] < wanted_octets) continue;
      end(socket_);
      ended++;
      if (begun < endpoints) begin(), begun++;
    }
  }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("%ld\n", (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000L + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  return 0;
}
