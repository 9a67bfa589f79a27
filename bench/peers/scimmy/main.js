import express from 'express';
import pg from 'pg';
import SCIMMYRouters from 'scimmy-routers';
import { databaseUrl, dataSetOf, groupNames, idsOf, insert, membershipsOf, people, token } from '../people.js';
import { serve } from '../serve.js';
import { declareGroups } from './groups.js';
import { declareUsers } from './users.js';

/** scimmy keeps nothing itself: these tables and the handlers beside this file are what its users write. */
const TABLES = `
  create table users (id uuid primary key, user_name_key text not null unique, profile jsonb not null,
    password_hash bytea,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now());
  create table groups (id uuid primary key, display_name text not null, external_id text,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now());
  create table members (group_id uuid references groups on delete cascade, user_id uuid references users,
    primary key (group_id, user_id))`;

const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool.query(TABLES);
const [userIds, groupIds] = [idsOf(people), idsOf(groupNames)];
await insert({
  users: people.map((profile, number) => ({
    id: userIds[number],
    user_name_key: profile.userName.toLowerCase(),
    profile,
    created_at: new Date(),
    updated_at: new Date(),
  })),
  groups: groupNames.map((display_name, number) => ({
    id: groupIds[number],
    display_name,
    created_at: new Date(),
    updated_at: new Date(),
  })),
  members: membershipsOf(groupIds, userIds).map(({ groupId, userId }) => ({ group_id: groupId, user_id: userId })),
});

declareUsers(pool);
declareGroups(pool);

const authenticate = (request) => {
  if (request.header('authorization') !== `Bearer ${token}`) throw new Error('Unauthorized');
};
const app = express().use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler: authenticate }));
serve(app, dataSetOf(userIds, groupIds));
