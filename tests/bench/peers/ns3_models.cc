/* hold, mm1 and mmcc for ns-3, as `tenantsim bench` has them.
 *
 * Usage: ns3_models CASE SIZE [SCHEDULER]. Prints nanoseconds of processor time an event, and the
 * mean number of customers in the station (0 for hold). */
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <random>

#include "ns3/core-module.h"

using namespace ns3;

namespace
{
std::mt19937_64 generator (1);
std::exponential_distribution<double> exponential (1.0);
const double service_seconds = 100.0;

double now_ns ()
{
  timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

Time draw (double mean)
{
  return NanoSeconds (static_cast<int64_t> (1 + exponential (generator) * mean * 1e9));
}

long warm_up, held, holds;
double start, end_of_holds;

void hold ()
{
  if (++held == warm_up)
    start = now_ns ();
  if (held == warm_up + holds)
    {
      end_of_holds = now_ns ();
      Simulator::Stop ();
    }
  Simulator::Schedule (draw (3600.0), &hold);
}

int servers;
long most, arrivals, arrived, events;
double load, area, until;
int busy;
std::deque<Time> waiting;

void pass_time ()
{
  double now = Simulator::Now ().GetSeconds ();
  area += (now - until) * (busy + waiting.size ());
  until = now;
  events++;
}

void departs ();

void serve (Time service)
{
  busy++;
  Simulator::Schedule (service, &departs);
}

void departs ()
{
  pass_time ();
  busy--;
  if (waiting.empty ())
    return;
  serve (waiting.front ());
  waiting.pop_front ();
}

void arrives ()
{
  pass_time ();
  Time service = draw (service_seconds);
  if (busy < servers)
    serve (service);
  else if (busy + static_cast<long> (waiting.size ()) < most)
    waiting.push_back (service);
  if (++arrived == arrivals)
    Simulator::Stop ();
  Simulator::Schedule (draw (service_seconds / load), &arrives);
}
} // namespace

int main (int argc, char **argv)
{
  if (argc < 3)
    return 64;
  long size = std::atol (argv[2]);
  ObjectFactory factory;
  factory.SetTypeId (argc > 3 ? argv[3] : "ns3::PriorityQueueScheduler");
  Simulator::SetScheduler (factory);
  if (std::strcmp (argv[1], "hold") == 0)
    {
      warm_up = size;
      holds = std::max (1000000L, size);
      for (long i = 0; i < size; i++)
        Simulator::Schedule (draw (3600.0), &hold);
      Simulator::Run ();
      std::printf ("%.1f 0\n", (end_of_holds - start) / holds);
      return 0;
    }
  bool one = std::strcmp (argv[1], "mm1") == 0;
  servers = one ? 1 : 10;
  most = one ? 1L << 40 : 10;
  load = one ? 0.9 : 8.0;
  arrivals = size;
  Simulator::Schedule (Seconds (0), &arrives);
  start = now_ns ();
  Simulator::Run ();
  std::printf ("%.1f %.4f\n", (now_ns () - start) / events, area / until);
  return 0;
}
