import { ObjectType } from 'type-graphql';
import type { CompanyContext } from '../../domain/company.ts';
import type { DirectoryEntry as DirectoryRow } from '../../domain/directory.ts';
import type { Event as EventRow } from '../../domain/event.ts';
import type { ProvisioningCall as CallRow, ProvisioningRun as RunRow } from '../../domain/provisioning.ts';
import type { StaffEvent as StaffEventRow } from '../../domain/staff.ts';
import type { User as UserRow } from '../../domain/user.ts';
import type { Workgroup as WorkgroupRow } from '../../domain/workgroup.ts';
import { Company } from './company.ts';
import { connectionOf, countedConnectionOf, edgeOf } from './connection.ts';
import { DirectoryEntry } from './directory-entry.ts';
import { Event } from './event.ts';
import { ProvisioningCall, ProvisioningRun } from './provisioning.ts';
import { StaffEvent } from './staff-event.ts';
import { User } from './user.ts';
import { Workgroup } from './workgroup.ts';

@ObjectType({ description: 'A company in a list', simpleResolvers: true })
class CompanyEdge extends edgeOf(Company) {}

@ObjectType({ description: 'A page of companies', simpleResolvers: true })
export class CompanyConnection extends connectionOf<CompanyContext>(Company, CompanyEdge) {}

@ObjectType({ description: 'A user in a list', simpleResolvers: true })
class UserEdge extends edgeOf(User) {}

@ObjectType({ description: 'A page of users', simpleResolvers: true })
export class UserConnection extends countedConnectionOf<UserRow>(User, UserEdge) {}

@ObjectType({ description: 'A workgroup in a list', simpleResolvers: true })
class WorkgroupEdge extends edgeOf(Workgroup) {}

@ObjectType({ description: 'A page of workgroups', simpleResolvers: true })
export class WorkgroupConnection extends countedConnectionOf<WorkgroupRow>(Workgroup, WorkgroupEdge) {}

@ObjectType({ description: 'A user or a workgroup in a list', simpleResolvers: true })
class DirectoryEdge extends edgeOf(DirectoryEntry) {}

@ObjectType({ description: 'A page of users and workgroups', simpleResolvers: true })
export class DirectoryConnection extends countedConnectionOf<DirectoryRow>(DirectoryEntry, DirectoryEdge) {}

@ObjectType({ description: 'An event in a list', simpleResolvers: true })
class EventEdge extends edgeOf(Event) {}

@ObjectType({ description: 'A page of events, newest first', simpleResolvers: true })
export class EventConnection extends connectionOf<EventRow>(Event, EventEdge) {}

@ObjectType({ description: 'Something that staff did, in a list', simpleResolvers: true })
class StaffEventEdge extends edgeOf(StaffEvent) {}

@ObjectType({ description: 'A page of what staff did, newest first', simpleResolvers: true })
export class StaffEventConnection extends connectionOf<StaffEventRow>(StaffEvent, StaffEventEdge) {}
@ObjectType({ description: 'A call of an identity provider in a list', simpleResolvers: true })
class ProvisioningCallEdge extends edgeOf(ProvisioningCall) {}

@ObjectType({ description: 'A page of calls of identity providers, newest first', simpleResolvers: true })
export class ProvisioningCallConnection extends connectionOf<CallRow>(ProvisioningCall, ProvisioningCallEdge) {}

@ObjectType({ description: 'A run in a list', simpleResolvers: true })
class ProvisioningRunEdge extends edgeOf(ProvisioningRun) {}

@ObjectType({ description: 'A page of runs, newest first', simpleResolvers: true })
export class ProvisioningRunConnection extends connectionOf<RunRow>(ProvisioningRun, ProvisioningRunEdge) {}
