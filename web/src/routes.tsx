import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from './parts/loading.tsx';
import { ErrorPage } from './shell/error-page.tsx';
import { Frame } from './shell/frame.tsx';
import { HomePage } from './shell/home-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';

/** Every address of the app. A page is loaded when it is first opened. */
const ROUTES: RouteObject[] = [
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: Loading,
    children: [
      {
        path: 'sign-in',
        lazy: async () => ({ Component: (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage }),
      },
      {
        path: 'password',
        lazy: async () => ({ Component: (await import('./pages/sign-in/password-page.tsx')).PasswordPage }),
      },
      {
        Component: Frame,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { index: true, Component: HomePage },
              {
                path: 'people',
                lazy: async () => ({ Component: (await import('./pages/people/people-page.tsx')).PeoplePage }),
              },
              {
                path: 'people/new',
                lazy: async () => ({ Component: (await import('./pages/people/new-person-page.tsx')).NewPersonPage }),
              },
              {
                path: 'people/:id',
                lazy: async () => ({ Component: (await import('./pages/people/person-page.tsx')).PersonPage }),
              },
              {
                path: 'people/:id/edit',
                lazy: async () => ({ Component: (await import('./pages/people/edit-person-page.tsx')).EditPersonPage }),
              },
              {
                path: 'workgroups',
                lazy: async () => ({
                  Component: (await import('./pages/workgroups/workgroups-page.tsx')).WorkgroupsPage,
                }),
              },
              {
                path: 'workgroups/:id',
                lazy: async () => ({
                  Component: (await import('./pages/workgroups/workgroup-page.tsx')).WorkgroupPage,
                }),
              },
              {
                path: 'activity',
                lazy: async () => ({ Component: (await import('./pages/activity/activity-page.tsx')).ActivityPage }),
              },
              {
                path: 'account',
                lazy: async () => ({ Component: (await import('./pages/account/account-page.tsx')).AccountPage }),
              },
              {
                path: 'configuration/authentication',
                lazy: async () => ({
                  Component: (await import('./pages/authentication/authentication-page.tsx')).AuthenticationPage,
                }),
              },
              {
                path: 'configuration/authentication/saml',
                lazy: async () => ({ Component: (await import('./pages/authentication/saml-page.tsx')).SamlPage }),
              },
              {
                path: 'configuration/authentication/guide/:provider',
                lazy: async () => ({
                  Component: (await import('./pages/authentication/guide/guide-page.tsx')).GuidePage,
                }),
              },
              {
                path: 'configuration/custom-fields',
                lazy: async () => ({
                  Component: (await import('./pages/custom-fields/custom-fields-page.tsx')).CustomFieldsPage,
                }),
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];

/** Shows the page of the address in the browser. */
export const router = createBrowserRouter(ROUTES);
